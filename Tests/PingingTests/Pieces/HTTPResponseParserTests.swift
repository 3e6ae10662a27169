import Chance
import Testing

@testable import Pinging

@Suite("HTTP response parser")
struct HTTPResponseParserTests {
    @Test("A response means the same byte by byte as at once", arguments: ResponseReading.corpus.indices)
    func readsByteByByte(index: Int) {
        let response = ResponseReading.corpus[index]

        let reading = ResponseReading(of: response.indices.map { response[$0...$0] })

        #expect(reading == ResponseReading(of: response))
    }

    @Test("A response means the same in any pieces", arguments: ResponseReading.corpus.indices)
    func readsInPieces(index: Int) {
        let response = ResponseReading.corpus[index]
        let whole = ResponseReading(of: response)
        var random = SeededGenerator(seed: UInt64(index))

        for _ in 1...(response.count < 1000 ? 200 : 5) {
            let pieces = response.randomPieces(using: &random)
            #expect(ResponseReading(of: pieces) == whole, "pieces of \(pieces.map(\.count))")
        }
    }

    @Test("A mutilated response never traps, and means the same in any pieces", .serialized, arguments: 0..<8)
    func survivesMutations(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let corpus = ResponseReading.corpus.filter { $0.count < 1000 }

        for _ in 1...2500 {
            let response = try #require(corpus.randomElement(using: &random)).mutated(using: &random, with: corpus)
            let method = Bool.random(using: &random) ? "GET" : "HEAD"
            let whole = ResponseReading(of: response, method: method)
            let pieces = response.randomPieces(using: &random)
            // Only a failure is worth its message: there are tens of thousands of these.
            guard ResponseReading(of: pieces, method: method) != whole else { continue }
            Issue.record("\(String(decoding: response, as: UTF8.self)) in pieces of \(pieces.map(\.count))")
        }
    }

    @Test("Nothing is read behind the end of a response", arguments: ResponseReading.corpus.indices)
    func stopsAtEnd(index: Int) throws {
        let response = ResponseReading.corpus[index]
        let reading = ResponseReading(of: response)
        guard reading.state == "complete" else { return }

        for more in ResponseReading.corpus + [Array("\0\r\n\r\n".utf8)] {
            #expect(ResponseReading(of: [response[...], more[...]]) == reading)
        }
    }

    @Test("Only the end of a response completes it", arguments: ["GET", "HEAD"])
    func completesAtEndAlone(method: String) {
        let response = Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX: y\r\n\r\n".utf8)
        let headCount = 47

        let complete = (0...response.count).filter {
            ResponseReading(of: Array(response[..<$0]), method: method).state == "complete"
        }

        #expect(complete == (method == "HEAD" ? Array(headCount...response.count) : [response.count]))
    }

    @Test("A head of 64 KiB is the longest", arguments: [(0, nil), (1, "the head is longer than 64 KiB")])
    func limitsHead(surplus: Int, refusal: String?) {
        let start = "HTTP/1.1 204 Nothing\r\nX: "
        let count = 64 * 1024 - start.utf8.count - 4 + surplus

        let reading = ResponseReading(of: Array("\(start)\(String(repeating: "x", count: count))\r\n\r\n".utf8))

        #expect(reading.refusal == refusal)
    }

    @Test("A refusal repeats nothing of what was received", arguments: ResponseReading.corpus.indices)
    func refusesWithoutRepeating(index: Int) {
        let response = ResponseReading.corpus[index]

        for place in 0...min(response.count, 200) {
            let reading = ResponseReading(of: response[..<place] + Array("s3cret".utf8) + response[place...])
            #expect(reading.refusal?.contains("s3cret") != true)
        }
    }
}

extension [UInt8] {
    /// The bytes cut at random places; some pieces may be empty.
    fileprivate func randomPieces(using random: inout SeededGenerator) -> [ArraySlice<UInt8>] {
        let cuts = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...count, using: &random) }
        let places = [0] + cuts.sorted() + [count]
        return zip(places, places.dropFirst()).map { self[$0..<$1] }
    }

    /// The bytes with a few of them changed, lost, doubled or replaced by some of another response.
    fileprivate func mutated(using random: inout SeededGenerator, with corpus: [[UInt8]]) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = Int.random(in: start...Swift.min(start + 8, bytes.count), using: &random)
            let special = Array("\r\n:; \t\0,0f".utf8) + [0x80, 0xFF]
            switch Int.random(in: 0...5, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 2: bytes.replaceSubrange(start..<end, with: [special.randomElement(using: &random) ?? 0])
            case 3: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: start)
            case 4: bytes.removeLast(bytes.count - end)
            default: bytes.insert(contentsOf: (corpus.randomElement(using: &random) ?? []).suffix(20), at: start)
            }
        }
        return bytes
    }
}
