import JSONText
import Testing

@Suite("JSON refusals")
struct RefusalTests {
    typealias Case = (text: String, code: JSONError.Code, offset: Int)

    @Test(
        "A text that ends too early is refused where it ends",
        arguments: [
            "", " ", "\u{FEFF}", "[", "[1", "[1,", "[1 ", "{", "{\"a\"", "{\"a\" ", "{\"a\":", "{\"a\":1", "{\"a\":1,",
            "\"", "\"a", "\"\\", "\"\\u", "\"\\u00e", "\"\\ud83d\\u", "t", "tru", "fals", "nul", "-", "1.", "1e", "1e-",
            "[[[[", "{\"a", "[\"a\",\"",
        ]
    )
    func ends(text: String) {
        let error = mistake(text)

        #expect(error?.code == .unexpectedEnd)
        #expect(error?.offset == text.utf8.count)
    }

    @Test(
        "What JSON does not have is refused where it stands",
        arguments: [
            ("1 2", .unexpectedCharacter, 2),
            ("[] []", .unexpectedCharacter, 3),
            ("{}}", .unexpectedCharacter, 2),
            ("1\u{0}", .unexpectedCharacter, 1),
            ("]", .unexpectedCharacter, 0),
            ("[1,]", .unexpectedCharacter, 3),
            ("[,1]", .unexpectedCharacter, 1),
            ("[1,,2]", .unexpectedCharacter, 3),
            ("[1 2]", .unexpectedCharacter, 3),
            ("[1:2]", .unexpectedCharacter, 2),
            ("[1}", .unexpectedCharacter, 2),
            (#"{"a":1]"#, .unexpectedCharacter, 6),
            (#"{"a":1,}"#, .unexpectedCharacter, 7),
            (#"{"a" 1}"#, .unexpectedCharacter, 5),
            (#"{"a":}"#, .unexpectedCharacter, 5),
            (#"{"a"}"#, .unexpectedCharacter, 4),
            (#"{"a":1 "b":2}"#, .unexpectedCharacter, 7),
            (#"{"a"::1}"#, .unexpectedCharacter, 5),
            ("{a:1}", .unexpectedCharacter, 1),
            ("{'a':1}", .unexpectedCharacter, 1),
            ("{1:1}", .unexpectedCharacter, 1),
            ("{null:1}", .unexpectedCharacter, 1),
            ("['a']", .unexpectedCharacter, 1),
            ("// comment\n1", .unexpectedCharacter, 0),
            ("1 /* comment */", .unexpectedCharacter, 2),
            ("# comment\n1", .unexpectedCharacter, 0),
            ("NaN", .unexpectedCharacter, 0),
            ("Infinity", .unexpectedCharacter, 0),
            ("[nan]", .unexpectedCharacter, 1),
            ("True", .unexpectedCharacter, 0),
            ("truE", .unexpectedCharacter, 0),
            ("nulll", .unexpectedCharacter, 4),
            ("truefalse", .unexpectedCharacter, 4),
            ("undefined", .unexpectedCharacter, 0),
            ("\u{A0}1", .unexpectedCharacter, 0),
            ("\u{B}1", .unexpectedCharacter, 0),
            ("\u{C}1", .unexpectedCharacter, 0),
            ("1\u{2028}", .unexpectedCharacter, 1),
            (" \u{FEFF}1", .unexpectedCharacter, 1),
            ("\u{FEFF}\u{FEFF}1", .unexpectedCharacter, 3),
        ] as [Case]
    )
    func characters(mistake: Case) {
        expect(mistake)
    }

    @Test(
        "A number is refused that JSON writes in another way, or not at all",
        arguments: [
            ("01", .invalidNumber, 0),
            ("-01", .invalidNumber, 0),
            ("[00]", .invalidNumber, 1),
            ("-00.5", .invalidNumber, 0),
            ("+1", .invalidNumber, 0),
            (".5", .invalidNumber, 0),
            ("-.5", .invalidNumber, 1),
            ("[1.]", .invalidNumber, 3),
            ("1.e5", .invalidNumber, 2),
            ("1.+5", .invalidNumber, 2),
            ("[1e]", .invalidNumber, 3),
            ("1e+x", .invalidNumber, 3),
            ("1e1.5", .unexpectedCharacter, 3),
            ("1.2.3", .unexpectedCharacter, 3),
            ("-Infinity", .invalidNumber, 1),
            ("--1", .invalidNumber, 1),
            ("- 1", .invalidNumber, 1),
            ("0x10", .unexpectedCharacter, 1),
            ("1_000", .unexpectedCharacter, 1),
            ("1 000", .unexpectedCharacter, 2),
            ("1f", .unexpectedCharacter, 1),
            ("１", .unexpectedCharacter, 0),
        ] as [Case]
    )
    func numbers(mistake: Case) {
        expect(mistake)
    }

    @Test(
        "A text is refused with a control character, a wrong escape or half of a surrogate pair",
        arguments: [
            ("\"\u{0}\"", .invalidString, 1),
            ("\"ab\u{1F}\"", .invalidString, 3),
            ("\"a\n\"", .invalidString, 2),
            ("\"\\n\t\"", .invalidString, 3),
            (#""\x""#, .invalidString, 1),
            (#""a\'""#, .invalidString, 2),
            (#""\U0041""#, .invalidString, 1),
            ("\"\\\n\"", .invalidString, 1),
            ("\"\\\u{E9}\"", .invalidString, 1),
            (#""\u12G4""#, .invalidString, 5),
            (#""\u 123""#, .invalidString, 3),
            (#""\u+123""#, .invalidString, 3),
            (#""\u123""#, .invalidString, 6),
            (#""\ud83d""#, .invalidUnicode, 1),
            (#""ab\uD83Dx""#, .invalidUnicode, 3),
            (#""\ud83d\n""#, .invalidUnicode, 1),
            (#""\ude00""#, .invalidUnicode, 1),
            (#""\ude00\ud83d""#, .invalidUnicode, 1),
            (#""\ud83d\ud83d""#, .invalidUnicode, 1),
            (#""\ud83d\u0041""#, .invalidUnicode, 1),
        ] as [Case]
    )
    func strings(mistake: Case) {
        expect(mistake)
    }

    @Test(
        "Bytes that are no UTF-8 are refused where they start",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE],
            [0xFF],
        ] as [[UInt8]]
    )
    func illFormed(bytes: [UInt8]) {
        let plain = mistake(Array(#"["é"#.utf8) + bytes + Array(#""]"#.utf8))
        let escaped = mistake(Array(#"["é\n"#.utf8) + bytes + Array(#"\n"]"#.utf8))
        let name = mistake(Array(#"{""#.utf8) + bytes + Array(#"":1}"#.utf8))

        #expect([plain?.code, escaped?.code, name?.code] == [.invalidUnicode, .invalidUnicode, .invalidUnicode])
        #expect([plain?.offset, escaped?.offset, name?.offset] == [4, 6, 2])
    }

    @Test("Nothing but UTF-8 is read, with or without a mark")
    func otherEncodings() {
        for bytes: [UInt8] in [[0xFF, 0xFE, 0x31, 0], [0xFE, 0xFF, 0, 0x31], [0, 0x31], [0xEF, 0xBB, 0x31]] {
            #expect(mistake(bytes)?.code == .unexpectedCharacter)
            #expect(mistake(bytes)?.offset == 0)
        }
        #expect(mistake([0x31, 0])?.offset == 1)
    }

    @Test(
        "The reason says what is wanted, and what the writer may have thought",
        arguments: [
            ("[1 2]", "expected ',' or ']', at byte 3"),
            (#"{"a":1 "b":2}"#, "expected ',' or '}', at byte 7"),
            (#"{"a" 1}"#, "expected ':' after the name, at byte 5"),
            ("{a:1}", "expected a name in double quotes, at byte 1"),
            ("{\"a\":1,}", "expected a name in double quotes: no ',' stands before a closing bracket, at byte 7"),
            ("[1,]", "expected a value: no ',' stands before a closing bracket, at byte 3"),
            ("['a']", "expected a value: a text stands in double quotes, at byte 1"),
            ("[1, // one\n2]", "expected a value: JSON has no comments, at byte 4"),
            ("007", "a number has no leading zeros, at byte 0"),
            ("[1", "the text ends where it needs ',' or ']', at byte 2"),
            ("", "the text ends where it needs a value, at byte 0"),
            ("\"abc", "a text has no closing quote; its opening one is at byte 0, at byte 4"),
            ("1 x", "expected nothing more after the value, at byte 2"),
        ]
    )
    func reasons(text: String, description: String) {
        #expect(mistake(text)?.description == description)
    }

    private func expect(_ expected: Case) {
        let error = mistake(expected.text)

        #expect(error?.code == expected.code)
        #expect(error?.offset == expected.offset)
    }

    private func mistake(_ text: String) -> JSONError? { mistake(Array(text.utf8)) }

    private func mistake(_ bytes: [UInt8]) -> JSONError? {
        do throws(JSONError) {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch {
            return error
        }
    }
}
