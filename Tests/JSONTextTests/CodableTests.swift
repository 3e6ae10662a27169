import JSONText
import Testing

@Suite("JSON and Codable")
struct CodableTests {
    @Test("What is encoded is decoded again", arguments: [[], .sortedKeys, .pretty] as [JSONTextOptions])
    func roundTrip(options: JSONTextOptions) throws {
        let bytes = try JSONTextEncoder(options: options).encode(Everything())

        #expect(try JSONTextDecoder().decode(Everything.self, from: bytes) == Everything())
    }

    @Test("Members are written in the order in which they are encoded, and slashes as they are")
    func order() throws {
        let bytes = try JSONTextEncoder().encode(Choice.two(name: "a/b", count: 3))

        #expect(String(decoding: bytes, as: UTF8.self) == #"{"two":{"name":"a/b","count":3}}"#)
    }

    @Test(
        "A single value is a document too",
        arguments: ["true", "null", "-5", "0.25", #""text""#, "[]", "{}", "[1,null]"]
    )
    func fragments(text: String) throws {
        let value = try JSONTextDecoder().decode(JSONValue?.self, from: Array(text.utf8))

        #expect(String(decoding: try JSONTextEncoder().encode(value), as: UTF8.self) == text)
    }

    @Test("Of members with equal names the last counts, in small objects and in large ones", arguments: [0, 100])
    func duplicates(others: Int) throws {
        let more = (0..<others).map { #""x\#($0)":0,"# }.joined()
        let text = Array(#"{\#(more)"a":1,"b":5,"a":2}"#.utf8)

        let decoded = try JSONTextDecoder().decode([String: Int].self, from: text)

        #expect(decoded["a"] == 2)
        #expect(decoded["b"] == 5)
        #expect(decoded.count == others + 2)
    }

    @Test("A value of JSON within a type keeps its order and its numbers as they were written")
    func passesThrough() throws {
        struct Envelope: Codable {
            var detail: JSONValue
            var more: [JSONValue]
            var nothing: JSONValue?
        }
        let text = #"{"detail":{"b":1.50,"a":[1e400,-0],"b":null},"more":[12345678901234567890123,"x"]}"#

        let envelope = try JSONTextDecoder().decode(Envelope.self, from: Array(text.utf8))

        #expect(String(decoding: try JSONTextEncoder().encode(envelope), as: UTF8.self) == text)
        #expect(try JSONTextEncoder().value(of: envelope) == JSONParser.parse(Array(text.utf8)).value)
    }

    @Test("Types find what was given for them")
    func userInfo() throws {
        struct Informed: Codable, Equatable {
            static let key = CodingUserInfoKey(rawValue: "word")
            var word: String
            init(from decoder: any Decoder) throws {
                word = Self.key.flatMap { decoder.userInfo[$0] as? String } ?? "none"
            }
            func encode(to encoder: any Encoder) throws {
                try (Self.key.flatMap { encoder.userInfo[$0] as? String } ?? "none").encode(to: encoder)
            }
        }
        let key = try #require(Informed.key)

        let decoded = try JSONTextDecoder(userInfo: [key: "given"]).decode([Informed].self, from: Array("[0]".utf8))

        #expect(decoded.map(\.word) == ["given"])
        #expect(try JSONTextEncoder(userInfo: [key: "given"]).value(of: decoded) == ["given"])
        #expect(try JSONTextEncoder().value(of: decoded) == ["none"])
    }
}
