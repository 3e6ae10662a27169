import Chance
import Foundation
import JSONText
import Testing

@Suite("JSON beside Foundation's")
struct OracleTests {
    private static let layouts: [(JSONTextOptions, JSONEncoder.OutputFormatting)] = [
        (.sortedKeys, .sortedKeys), ([.sortedKeys, .pretty], [.sortedKeys, .prettyPrinted]),
    ]

    @Test("Documents by chance are read as what they stand for, and written as Foundation reads them", arguments: 1...8)
    func documents(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let document = RandomDocument(using: &random)

            let value = try JSONParser.parse(Array(document.text.utf8)).value
            #expect(value == document.value, "\(document.text)")

            let original = try foundation(Data(document.text.utf8))
            for options: JSONTextOptions in [[], .pretty, .sortedKeys] {
                #expect(try original.isEqual(foundation(Data(value.bytes(options)))), "\(document.text)")
            }
            #expect(try original.isEqual(foundation(Data(value.text().utf8))), "\(document.text)")
        }
    }

    @Test("Documents by chance are written byte for byte as Foundation's encoder writes them", arguments: 11...14)
    func layouts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let value = RandomDocument(using: &random).value
            for (options, formatting) in Self.layouts {
                let encoder = JSONEncoder()
                encoder.outputFormatting = formatting.union(.withoutEscapingSlashes)

                let expected = String(decoding: try encoder.encode(value), as: UTF8.self)

                #expect(
                    String(decoding: try JSONTextEncoder(options: options).encode(value), as: UTF8.self) == expected
                )
            }
        }
    }

    @Test("Each decodes what the other encodes")
    func exchange() throws {
        let value = Everything()

        let theirs = try JSONTextDecoder().decode(Everything.self, from: Array(JSONEncoder().encode(value)))
        let ours = try JSONDecoder().decode(Everything.self, from: Data(JSONTextEncoder().encode(value)))

        #expect(theirs == value)
        #expect(ours == value)
    }

    @Test("Another decoder makes the same value, with its members sorted")
    func foreignDecoder() throws {
        let text = #"{"b":[1,-2.5,true,null,"x",{}],"a":{"z":[],"y":1}}"#

        let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))

        #expect(
            String(decoding: value.bytes(), as: UTF8.self) == #"{"a":{"y":1,"z":[]},"b":[1,-2.5,true,null,"x",{}]}"#
        )
    }

    @Test("A number beyond all doubles cannot be encoded by another encoder, and is kept by ours")
    func foreignEncoder() throws {
        let value = try JSONParser.parse(Array("[1e400]".utf8)).value

        #expect(throws: EncodingError.self) { try JSONEncoder().encode(value) }
        #expect(try JSONTextEncoder().encode(value) == Array("[1e400]".utf8))
    }

    private func foundation(_ data: Data) throws -> NSObject {
        try #require(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) as? NSObject)
    }
}
