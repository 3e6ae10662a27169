import JSONText
import Testing

@Suite("JSON writer")
struct WriterTests {
    private let value: JSONValue = [
        "b": [1, "two", .null, true], "a": ["x": ["y": [:], "z": []]], "list": [["k": false], []], "a": 2,
    ]

    @Test("For programs a value is on one line without blanks, in its own order")
    func compact() {
        #expect(
            text(value) == #"{"b":[1,"two",null,true],"a":{"x":{"y":{},"z":[]}},"list":[{"k":false},[]],"a":2}"#
        )
    }

    @Test("Sorted members stand in the order of their names, and equal names in their own")
    func sorted() {
        let value: JSONValue = ["b": 1, "é": 2, "a": ["z": 1, "B": 2], "a": 3, "": 4, "😀": 5, "ab": 6, "Z": 7]

        #expect(
            text(value, .sortedKeys) == #"{"":4,"Z":7,"a":{"B":2,"z":1},"a":3,"ab":6,"b":1,"é":2,"😀":5}"#
        )
    }

    @Test("For people a value is on lines of its own, but for what is short")
    func readable() {
        let value: JSONValue = ["a": [1, 2], "b": ["c": .null], "d": [["e": 1, "f": [:]], []], "g": ["h": [1]]]

        #expect(
            value.text() == """
                {
                  "a": [1, 2],
                  "b": { "c": null },
                  "d": [
                    {
                      "e": 1,
                      "f": {}
                    },
                    []
                  ],
                  "g": {
                    "h": [1]
                  }
                }
                """
        )
        #expect(
            value.description
                == #"{ "a": [1, 2], "b": { "c": null }, "d": [{ "e": 1, "f": {} }, []], "g": { "h": [1] } }"#
        )
    }

    @Test(
        "Quotes, backslashes and control characters are escaped, and nothing else is",
        arguments: [
            ("\"", #"\""#), ("\\", #"\\"#), ("/", "/"), ("\u{8}", #"\b"#), ("\u{C}", #"\f"#), ("\n", #"\n"#),
            ("\r", #"\r"#), ("\t", #"\t"#), ("\u{0}", #"\u0000"#), ("\u{B}", #"\u000b"#), ("\u{F}", #"\u000f"#),
            ("\u{10}", #"\u0010"#), ("\u{1B}", #"\u001b"#), ("\u{1F}", #"\u001f"#), ("\r\n", #"\r\n"#),
            ("\u{7F}\u{80}\u{2028}\u{FEFF}", "\u{7F}\u{80}\u{2028}\u{FEFF}"), ("é😀e\u{301}", "é😀e\u{301}"),
            ("</script>'", "</script>'"),
        ]
    )
    func escapes(string: String, escaped: String) throws {
        let written = JSONValue.object([.init(name: string, value: .string(string))]).bytes()

        #expect(String(decoding: written, as: UTF8.self).utf8.elementsEqual("{\"\(escaped)\":\"\(escaped)\"}".utf8))
        #expect(try JSONParser.parse(written).value == .object([.init(name: string, value: .string(string))]))
    }

    @Test("The last member of a name is what a subscript finds")
    func subscripts() throws {
        let node = try JSONParser.parse(value.bytes())

        #expect(value["a"] == 2)
        #expect(value["b"]?["a"] == nil)
        #expect(value["c"] == nil)
        #expect(node["a"]?.value == 2)
        #expect(node["list"]?.offset == 58)
        #expect(node["list"]?["k"] == nil)
    }

    private func text(_ value: JSONValue, _ options: JSONTextOptions = []) -> String {
        String(decoding: value.bytes(options), as: UTF8.self)
    }
}
