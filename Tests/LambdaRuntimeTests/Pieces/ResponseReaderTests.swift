import Chance
import Testing

@testable import LambdaRuntime

@Suite("Reading responses")
struct ResponseReaderTests {
    @Test("A response is the same in whatever pieces it arrives", arguments: [1, 2, 3, 7, 1000])
    func readsPieces(size: Int) throws {
        for text in [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: b\r\n\r\nhello",
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nA: b\n\n3\nhel\n2;x=y\nlo\n0\nTrailer: 1\n\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\nA:b\r\n\r\n00003 \r\nhel\r\n2\r\nlo\r\n0\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n"
                + "HTTP/1.1 200\r\na:\t b \t\r\nCONTENT-LENGTH:5\r\n\r\nhello",
            "HTTP/1.0 200 OK\r\nA: b\r\n\r\nhello",
        ] {
            var source = ScriptedSource(text, inPiecesOf: size)
            var reader = ResponseReader()

            let response = try reader.next(from: &source)

            #expect(response.head.status == 200, "\(text)")
            #expect(response.head["a"] == "b", "\(text)")
            #expect(String(decoding: response.body, as: UTF8.self) == "hello", "\(text)")
        }
    }

    @Test("Responses that arrive together are read one by one")
    func readsSeveral() throws {
        let response = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n"
        var source = ScriptedSource(response + "ab" + response + "cd")
        var reader = ResponseReader()

        let bodies = try (0..<2).map { _ in try reader.next(from: &source).body }

        #expect(bodies == [Array("ab".utf8), Array("cd".utf8)])
        #expect(throws: ResponseFailure.closed) { try reader.next(from: &source) }
    }

    @Test(
        "A response says whether its connection stays open",
        arguments: [
            ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", true),
            ("HTTP/1.1 204 No Content\r\n\r\n", true),
            ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false),
            ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nconnection: a, Close\r\n\r\n", false),
            ("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", false),
            ("HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: Keep-Alive\r\n\r\n", true),
            ("HTTP/1.1 200 OK\r\n\r\nto the end", false),
        ]
    )
    func knowsEndOfConnection(text: String, isKept: Bool) throws {
        var source = ScriptedSource(text)
        var reader = ResponseReader()

        let response = try reader.next(from: &source)

        #expect(response.keepsConnection == isKept)
    }

    @Test(
        "What is no HTTP is refused with a reason",
        arguments: [
            ("garbage\r\n\r\n", "it does not begin with HTTP/1.1"),
            ("HTTP/2 200\r\n\r\n", "it does not begin with HTTP/1.1"),
            ("\r\n", "it does not begin with HTTP/1.1"),
            ("HTTP/1.1 2x0 OK\r\n\r\n", "its status is no number of three digits"),
            ("HTTP/1.1 20\r\n\r\n", "its status is no number of three digits"),
            ("HTTP/1.1 2000\r\n\r\n", "its status is no number of three digits"),
            ("HTTP/1.1\r\n\r\n", "its status is no number of three digits"),
            ("HTTP/1.1 101 Switching\r\n\r\n", "it switches protocols"),
            ("HTTP/1.1 200 OK\r\nnameless\r\n\r\n", "a header line has no name"),
            ("HTTP/1.1 200 OK\r\n: value\r\n\r\n", "a header line has no name"),
            ("HTTP/1.1 200 OK\r\nA : b\r\n\r\n", "a header line has no name"),
            ("HTTP/1.1 200 OK\r\nA: b\r\n folded: c\r\n\r\n", "a header line has no name"),
            ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "its length is no number"),
            ("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n", "its length is no number"),
            ("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n", "its length is no number"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", "its length is no number"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "its length is no number"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 33554433\r\n\r\n", "its body is longer than 32 MiB"),
            (
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "it has both a length and chunks"
            ),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "its transfer coding is not chunked"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "a chunk has no size"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n", "a chunk has no size"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", "a chunk is longer than it says"),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFFFFF\r\n",
                "its body is longer than 32 MiB"
            ),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2000000\r\n",
                "its body is longer than 32 MiB"
            ),
        ]
    )
    func refusesGarbage(text: String, reason: String) {
        var source = ScriptedSource(text)
        var reader = ResponseReader()

        #expect(throws: ResponseFailure.malformed(reason)) { try reader.next(from: &source) }
    }

    @Test(
        "Lines longer than 64 KiB together are refused",
        arguments: [
            "HTTP/1.1 200 OK\r\nA: " + String(repeating: "x", count: 65_536),
            "HTTP/1.1 200 OK\r\n" + String(repeating: "Name: value\r\n", count: 6000),
            String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 6000),
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
                + String(repeating: "Name: value\r\n", count: 6000),
        ]
    )
    func limitsLines(text: String) {
        for size in [1000, 100_000] {
            var source = ScriptedSource(text, inPiecesOf: size)
            var reader = ResponseReader()

            #expect(throws: ResponseFailure.malformed("its lines are longer than 64 KiB")) {
                try reader.next(from: &source)
            }
        }
    }

    @Test("A head just under the limit is read, and a header of 60,000 bytes with it")
    func readsLongHead() throws {
        let value = String(repeating: "x", count: 60_000)
        var source = ScriptedSource("HTTP/1.1 200 OK\r\nLong: \(value)\r\nContent-Length: 2\r\n\r\nok", inPiecesOf: 999)
        var reader = ResponseReader()

        let response = try reader.next(from: &source)

        #expect(response.head["LONG"] == value)
        #expect(response.body == Array("ok".utf8))
    }

    @Test(
        "A connection that ends anywhere but behind a response has truncated it",
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        ]
    )
    func noticesTruncation(text: String) {
        for count in 0..<text.utf8.count {
            var source = ScriptedSource([Array(text.utf8.prefix(count))])
            var reader = ResponseReader()

            #expect(throws: count == 0 ? ResponseFailure.closed : .truncated) { try reader.next(from: &source) }
        }
    }

    @Test("A reset before the first byte counts as a close, and one in a body as the system's failure")
    func tellsResets() {
        let reset = SystemError(call: "recv", errno: 104)
        var early = ScriptedSource([], failure: reset)
        var late = ScriptedSource([Array("HTTP/1.1 200 OK\r\n\r\nhel".utf8)], failure: reset)
        var reader = ResponseReader()

        #expect(throws: ResponseFailure.closed) { try reader.next(from: &early) }
        #expect(throws: ResponseFailure.system(reset)) { try reader.next(from: &late) }
    }

    @Test("Six megabytes arrive whole, with a length and in chunks")
    func readsLongBodies() throws {
        let body = String(repeating: "0123456789abcdef", count: 6 * 65_536)
        let chunk = "10000\r\n" + String(repeating: "0123456789abcdef", count: 4096) + "\r\n"
        for text in [
            "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 96) + "0\r\n\r\n",
        ] {
            var source = ScriptedSource(text, inPiecesOf: 10_007)
            var reader = ResponseReader()

            let response = try reader.next(from: &source)

            #expect(response.body == Array(body.utf8))
        }
    }

    @Test("Mutated responses end in a response or a failure, and never in a trap", arguments: 0..<8)
    func survivesMutations(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let seeds = [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nLambda-Runtime-Deadline-Ms: 1700000060000\r\n\r\nhello",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\nConnection: keep-alive, x\r\n\r\nrest",
            "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nA: b\r\n\r\n",
        ].map { Array($0.utf8) }
        var ends = 0
        for _ in 0..<2500 {
            var bytes = seeds[Int(random.next() % 3)]
            for _ in 0...(random.next() % 4) { bytes.mutate(with: &random) }
            let cut = Int(random.next() % UInt64(bytes.count + 1))
            var source = ScriptedSource([Array(bytes[..<cut]), Array(bytes[cut...])].filter { !$0.isEmpty })
            var reader = ResponseReader()

            while (try? reader.next(from: &source)) != nil {}
            ends += 1
        }
        #expect(ends == 2500)
    }
}
