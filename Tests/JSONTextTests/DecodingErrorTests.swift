import JSONText
import Testing

@Suite("JSON decoding errors")
struct DecodingErrorTests {
    struct Round: Decodable {
        var name: String
        var targets: [Target]
        var limit: Int8?
    }

    struct Target: Decodable {
        var url: String
        var hold: Double?
        var isSlow: Bool?
        var share: Float?
        var count: UInt?
        var words: [String: Word]?
    }

    typealias Case = (text: String, kind: String, path: String, offset: Int, reason: String)

    @Test(
        "An error says what is wrong, the way to it, and where it stands in the text",
        arguments: [
            ("[]", "mismatch", "", 0, "expected an object, found a list"),
            ("null", "null", "", 0, "expected an object, found null"),
            (#"{"name":"a"}"#, "absent", "", 0, "expected a member named 'targets', found none"),
            (#"{"name":1,"targets":[]}"#, "mismatch", "name", 8, "expected a text, found a number"),
            (#"{"name":null,"targets":[]}"#, "null", "name", 8, "expected a text, found null"),
            (#"{"name":"a","targets":{}}"#, "mismatch", "targets", 22, "expected a list, found an object"),
            (#"{"name":"a","targets":["u"]}"#, "mismatch", "targets.0", 23, "expected an object, found a text"),
            (
                #"{"name":"a","targets":[{"url":"u"}, {}]}"#, "absent", "targets.1", 36,
                "expected a member named 'url', found none"
            ),
            (
                #"{"name":"a","targets":[{"url":"u","hold":"5"}]}"#, "mismatch", "targets.0.hold", 41,
                "expected a number, found a text"
            ),
            (
                #"{"name":"a","targets":[{"url":"u","hold":1e999}]}"#, "corrupted", "targets.0.hold", 41,
                "the number is too large for a Double"
            ),
            (
                #"{"name":"a","targets":[{"url":"u","share":1e39}]}"#, "corrupted", "targets.0.share", 42,
                "the number is too large for a Float"
            ),
            (
                #"{"name":"a","targets":[{"url":"u","isSlow":1}]}"#, "mismatch", "targets.0.isSlow", 43,
                "expected true or false, found a number"
            ),
            (
                #"{"name":"a","targets":[{"url":"u","count":-1}]}"#, "corrupted", "targets.0.count", 42,
                "expected a whole number from 0 to 18446744073709551615"
            ),
            (
                #"{"name":"a","targets":[{"url":"u","count":true}]}"#, "mismatch", "targets.0.count", 42,
                "expected a whole number, found true or false"
            ),
            (
                #"{"name":"a","targets":[],"limit":128}"#, "corrupted", "limit", 33,
                "expected a whole number from -128 to 127"
            ),
            (
                #"{"name":"a","targets":[],"limit":1.5}"#, "corrupted", "limit", 33,
                "expected a whole number from -128 to 127"
            ),
            (
                #"{"name":"a","targets":[{"url":"u","words":{"x":2}}]}"#, "mismatch", "targets.0.words.x", 47,
                "expected a text, found a number"
            ),
        ] as [Case]
    )
    func errors(expected: Case) throws {
        let error = #expect(throws: DecodingError.self) {
            try JSONTextDecoder().decode(Round.self, from: Array(expected.text.utf8))
        }

        #expect(error?.kind == expected.kind)
        #expect(error?.path == expected.path)
        #expect(error?.place == JSONError(.mismatch, expected.reason, offset: expected.offset))
    }

    @Test("What a type refuses itself has a place as well, and a reason that does not show it")
    func refusedByType() {
        struct Envelope: Decodable { var words: [Word] }
        let text = Array(#"{"words":["first", "hunter2"]}"#.utf8)

        let error = #expect(throws: DecodingError.self) { try JSONTextDecoder().decode(Envelope.self, from: text) }

        #expect(error?.kind == "corrupted")
        #expect(error?.path == "words.1")
        #expect(error?.place == JSONError(.mismatch, "Word does not take this value", offset: 19))
    }

    @Test("A text that is not JSON is an error of the parser")
    func syntax() {
        let error = #expect(throws: JSONError.self) {
            try JSONTextDecoder().decode([Int].self, from: Array("[1,]".utf8))
        }

        #expect(error?.offset == 3)
    }

    @Test("An element beyond the last is an error and no trap")
    func pastTheEnd() throws {
        struct Two: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                _ = try container.decode(Int.self)
                _ = try container.decode(Int.self)
            }
        }

        let error = #expect(throws: DecodingError.self) {
            try JSONTextDecoder().decode([Two].self, from: Array("[[1,2],[3]]".utf8))
        }

        #expect(error?.kind == "null")
        #expect(error?.path == "1")
        #expect(error?.place?.offset == 7)
    }

    @Test("An element that was refused can be decoded as something else")
    func retry() throws {
        struct Either: Decodable, Equatable {
            var texts: [String] = []
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                while !container.isAtEnd {
                    let index = container.currentIndex
                    if let integer = try? container.decode(Int.self) {
                        texts.append("\(index): integer \(integer)")
                    } else if try container.decodeNil() {
                        texts.append("\(index): null")
                    } else {
                        texts.append("\(index): \(try container.decode(String.self))")
                    }
                }
            }
        }

        let either = try JSONTextDecoder().decode(Either.self, from: Array(#"[1,"a",null,2.0]"#.utf8))

        #expect(either.texts == ["0: integer 1", "1: a", "2: null", "3: integer 2"])
    }
}
