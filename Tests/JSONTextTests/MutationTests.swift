import Chance
import JSONText
import Testing

@Suite("JSON, damaged")
struct MutationTests {
    private static let pieces = [
        "\"", "\\", "\\u", "\\ud83d", "{", "}", "[", "]", ",", ":", "-", ".", "e", "0", "null", " ", "\u{FEFF}", "é",
        "😀",
    ].map { Array($0.utf8) }

    @Test("A damaged text is refused inside it, or read as a value that is read again", arguments: 1...10)
    func mutations(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var (readable, refused) = (0, 0)
        while readable + refused < 10_000 {
            let document = Array(RandomDocument(using: &random, depth: 2).text.utf8)
            for _ in 0..<10 {
                let text = damaged(document, using: &random)
                do throws(JSONError) {
                    let node = try JSONParser.parse(text)
                    let again = try JSONParser.parse(node.value.bytes())
                    #expect(again.value == node.value)
                    readable += 1
                } catch {
                    #expect(0...text.count ~= error.offset)
                    refused += 1
                }
            }
        }

        #expect(readable > 500)
        #expect(refused > 500)
    }

    @Test("Whatever the text, decoding ends with a value or an error", arguments: 21...25)
    func decoding(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let document = try JSONTextEncoder().encode(Everything())
        var failures = 0
        for _ in 0..<200 {
            let text = damaged(document, using: &random)
            do {
                _ = try JSONTextDecoder().decode(Everything.self, from: text)
            } catch let error as DecodingError {
                #expect(error.place.map { 0...text.count ~= $0.offset } == true, "\(error)")
                failures += 1
            } catch let error as JSONError {
                #expect(0...text.count ~= error.offset)
                failures += 1
            }
        }

        #expect(failures > 50)
    }

    private func damaged(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let index = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, index + Int.random(in: 0...4, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.replaceSubrange(index..<end, with: [UInt8(truncatingIfNeeded: random.next())])
            case 1: bytes.replaceSubrange(index..<end, with: Self.pieces.randomElement(using: &random) ?? [])
            case 2: bytes.removeSubrange(index..<end)
            case 3: bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0...bytes.count, using: &random))
            default: bytes.removeSubrange(index...)
            }
        }
        return bytes
    }
}
