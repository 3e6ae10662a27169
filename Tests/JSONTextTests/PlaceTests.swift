import JSONText
import Testing

@Suite("JSON places")
struct PlaceTests {
    @Test(
        "A place is counted in lines, however they end, and in Unicode scalars",
        arguments: [
            (0, "1:1"), (1, "1:2"), (2, "2:1"), (3, "2:2"), (5, "2:3"), (9, "2:4"), (10, "3:1"), (11, "3:1"),
            (12, "4:1"), (13, "4:2"), (99, "4:2"), (-1, "1:1"),
        ]
    )
    func counts(offset: Int, place: String) {
        let text = Array("a\nbé😀\r\n\rc".utf8)

        #expect(JSONPlace(ofByte: offset, in: text).description == place)
    }

    @Test("A byte order mark takes no column")
    func mark() {
        #expect(JSONPlace(ofByte: 3, in: Array("\u{FEFF}a".utf8)) == JSONPlace(line: 1, column: 1))
        #expect(JSONPlace(ofByte: 4, in: Array("\u{FEFF}a".utf8)) == JSONPlace(line: 1, column: 2))
        #expect(JSONPlace(ofByte: 1, in: Array("\u{FEFF}a".utf8)) == JSONPlace(line: 1, column: 1))
    }

    @Test("An error finds its place in the text")
    func error() {
        let text = Array("{\r\n  \"é\": 1,\r\n  \"b\" 2\r\n}".utf8)

        let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }

        #expect(error?.place(in: text) == JSONPlace(line: 3, column: 7))
    }
}
