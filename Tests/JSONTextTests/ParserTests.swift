import JSONText
import Testing

@Suite("JSON parser")
struct ParserTests {
    @Test(
        "What JSON allows is read as it is written",
        arguments: [
            ("null", .null),
            ("true", true),
            (" \t\r\nfalse \t\r\n", false),
            ("\u{FEFF}1", 1),
            (#""""#, ""),
            ("[]", []),
            ("[ ]", []),
            ("{}", [:]),
            ("{ \n}", [:]),
            (#"[1,"a",null,[true],{"b":{}}]"#, [1, "a", .null, [true], ["b": [:]]]),
            (#"{"b" : 1 , "a":2, "":3}"#, ["b": 1, "a": 2, "": 3]),
            (#"{"a":1,"a":2}"#, ["a": 1, "a": 2]),
            ("\"a\u{7F}\u{80}\u{2028}é😀\"", "a\u{7F}\u{80}\u{2028}é😀"),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0000\u001F\u00e9\u00E9\uFFFF\u20AC""#, "\u{0}\u{1F}éé\u{FFFF}€"),
            (#""x\uD83D\uDE00y\ud800\udc00\uDBFF\uDFFF""#, "x😀y\u{10000}\u{10FFFF}"),
            (#""\\u0041""#, "\\u0041"),
        ] as [(String, JSONValue)]
    )
    func accepts(text: String, value: JSONValue) throws {
        #expect(try parse(text).value == value)
    }

    @Test(
        "A number keeps every character that it was written with",
        arguments: [
            "0", "-0", "1", "-12", "10", "0.0", "-0.10", "1.5", "1e0", "1E+2", "1e-2", "0e5", "1.50E007",
            "123456789012345678901234567890.5", "1e999999", "5e-324",
        ]
    )
    func numbers(text: String) throws {
        guard case .number(let number) = try parse(text).content else {
            Issue.record("\(text) was read as something else")
            return
        }

        #expect(number.text == text)
    }

    @Test("A node knows the byte at which it starts, and a member that of its name")
    func offsets() throws {
        let node = try parse("\u{FEFF} {\"é\": [1, 22,\t{}]}")

        #expect(node.offset == 4)
        guard case .object(let members) = node.content, case .list(let elements) = members.first?.value.content else {
            Issue.record("no list in an object")
            return
        }
        #expect(members.map(\.nameOffset) == [5])
        #expect(members.map(\.value.offset) == [11])
        #expect(elements.map(\.offset) == [12, 15, 19])
    }

    @Test("Any collection of bytes can be read")
    func collections() throws {
        let bytes = Array("xx[1]".utf8)

        #expect(try JSONParser.parse(bytes[2...]).value == [1])
        #expect(try JSONParser.parse("[1]".utf8).value == [1])
        #expect(try bytes.withUnsafeBytes { try JSONParser.parse($0[2...]) }.value == [1])
        #expect(try JSONParser.parse(bytes[2...]).offset == 0)
    }

    private func parse(_ text: String) throws -> JSONNode {
        try JSONParser.parse(Array(text.utf8))
    }
}
