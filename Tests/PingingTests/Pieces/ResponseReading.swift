import Testing

@testable import Pinging

/// All that a parser makes of a response.
struct ResponseReading: Hashable {
    var state = ""
    var status: Int?
    var location: String?

    /// Why the bytes are no HTTP.
    var refusal: String?

    /// What is missing when the connection ends behind the bytes.
    var missing: String?

    /// Reads the pieces one after another, and then the end of the connection.
    init(of pieces: some Sequence<ArraySlice<UInt8>>, method: String = "GET") {
        var parser = HTTPResponseParser(method: method)
        do {
            for piece in pieces {
                try piece.withUnsafeBytes { try parser.consume($0) }
            }
            state = "\(parser.state)"
            missing = parser.finish()
        } catch let error as InvalidHTTP {
            refusal = error.reason
        } catch {
            Issue.record(error)
        }
        status = parser.readStatus
        location = parser.location
    }

    /// Reads all of the bytes at once.
    init(of bytes: [UInt8], method: String = "GET") {
        self.init(of: [bytes[...]], method: method)
    }
}

extension ResponseReading {
    /// Responses good and bad, of every kind that the parser tells apart.
    static let corpus: [[UInt8]] =
        [
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "HTTP/1.0 200\n\nbody until the end",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLocation: /no\r\n\r\nHTTP/1.1 204 Nothing\r\n\r\n",
            "HTTP/1.1 301 Moved\r\nlocation: \t https://example.com/\u{e9} \r\ncontent-length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n00a\r\n0123456789\r\n0\r\nX: y\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX-Folded: one\r\n\ttwo\r\n  three\r\nContent-Length: 3\r\n\r\nyes and more",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nokay\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
            "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "HTTP/1.1 200 OK\r\nContent-Le",
            "HTTP/1.1 101 Switching\r\nUpgrade: other\r\n\r\nother", "HTTP/2 200\r\n\r\n", "SSH-2.0-OpenSSH\r\n",
            "HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\n", "HTTP/1.1 200 OK\r\n: 1\r\n\r\n", "\r\n\r\n", "",
        ].map { Array($0.utf8) } + [longHead, longBody, longChunks]

    private static let longHead = Array("HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\n".utf8)

    private static let longBody = Array(
        "HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n\(String(repeating: "x", count: 70_000))".utf8
    )

    private static let longChunks = Array(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(String(repeating: "1\r\nx\r\n", count: 12_000))zz".utf8
    )
}
