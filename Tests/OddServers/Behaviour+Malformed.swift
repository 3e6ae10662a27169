import Chance

extension Behaviour {
    /// Answers every request with this text, whatever it is, and stays open.
    public static func raw(_ description: String, _ text: String, after start: Start = .request) -> Behaviour {
        Behaviour(description, after: start, .write(Array(text.utf8)))
    }

    /// Answers with a chunked body that is written by hand.
    public static func chunked(_ description: String, _ body: String) -> Behaviour {
        raw(description, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
    }

    /// Answers with so many random bytes, the same ones for the same seed.
    public static func garbage(_ count: Int = 4096, seed: UInt64) -> Behaviour {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        return Behaviour("garbage of seed \(seed)", .write(bytes))
    }

    /// Servers of other protocols, which speak first.
    public static let notHTTP: [Behaviour] = [
        raw("an SSH banner", "SSH-2.0-OpenSSH_9.6\r\n", after: .connection),
        raw("an SMTP greeting", "220 mail.example ESMTP ready\r\n", after: .connection),
    ]

    /// Answers in plain HTTP whatever comes first, as a server does whose port is not the `https` one.
    public static let plainOnTLSPort = Behaviour(
        "plain HTTP on a TLS port",
        after: .firstBytes,
        .write(OddResponse(status: 400, reason: "Bad Request", body: "plain HTTP only").bytes()),
        .finish
    )

    /// Answers whatever comes first with a fatal TLS alert, 40 being `handshake_failure`, and ends.
    public static func tlsAlert(_ alert: UInt8 = 40) -> Behaviour {
        Behaviour("TLS alert \(alert)", after: .firstBytes, .write([21, 3, 3, 0, 2, 2, alert]), .finish)
    }

    /// Status lines that are none of HTTP/1.1.
    public static let badStatusLines: [Behaviour] = [
        "HTTP/2 200", "HTTP/2.0 200 OK", "HTTP/1.1 2000 OK", "HTTP/1.1 20 OK", "HTTP/1.1 abc OK", "HTTP/1.1 -20 OK",
        "HTTP/1.1  ", "HTTP/1.1", "200 OK", "http/1.1 200 OK", "HTTP/1.x 200 OK", "ICY 200 OK",
    ].map { raw("status line '\($0)'", "\($0)\r\nContent-Length: 2\r\n\r\nok") }

    /// Content lengths that cannot be told.
    public static let badContentLengths: [Behaviour] = [
        "-1", "+5", "12abc", "0x2", "2.0", "", "2, 3", "2\r\nContent-Length: 3", "99999999999999999999", "1 2",
    ].map { value in
        let shown = value.replacing("\r\n", with: " and ")
        return raw("Content-Length '\(shown)'", "HTTP/1.1 200 OK\r\nContent-Length: \(value)\r\n\r\nok")
    }

    /// The same content length twice, which a client may take as one and may refuse (RFC 9110 section 8.6).
    public static let repeatedContentLength = raw(
        "the same Content-Length twice",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok"
    )

    /// A length and chunks: a client may go by the chunks and may refuse (RFC 9112 section 6.3).
    public static let contentLengthAndChunks = raw(
        "Content-Length beside chunks",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
    )

    /// Transfer codings that nobody asked for.
    ///
    /// Each body ends with the connection, as RFC 9112 section 6.3 has it.
    public static let unknownTransferCodings: [Behaviour] = [
        "gzip", "identity", "chunked, gzip", "gzip, chunked", "xchunked", "chunked, chunked", "",
    ].map { coding in
        raw(
            "transfer coding '\(coding)'",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: \(coding)\r\n\r\n2\r\nok\r\n0\r\n\r\n"
        )
        .thenFinishing()
    }

    /// Chunked bodies that cannot be read.
    public static let badChunks: [Behaviour] = [
        chunked("chunk size 'zz'", "zz\r\nok\r\n0\r\n\r\n"),
        chunked("an empty chunk size", "\r\nok\r\n0\r\n\r\n"),
        chunked("chunk size '0x2'", "0x2\r\nok\r\n0\r\n\r\n"),
        chunked("a chunk size that overflows", "fffffffffffffffff\r\nok\r\n0\r\n\r\n"),
        chunked("a negative chunk size", "-2\r\nok\r\n0\r\n\r\n"),
        chunked("a blank before the chunk size", " 2\r\nok\r\n0\r\n\r\n"),
        chunked("no line end after a chunk", "2\r\nok0\r\n\r\n"),
        chunked("a longer chunk than its size", "2\r\nokay\r\n0\r\n\r\n"),
    ]

    /// Header sections that cannot be read.
    public static let badHeaders: [Behaviour] = [
        ("a NUL in a header name", "X-\0Odd: 1"), ("a NUL in a header value", "X-Odd: a\0b"),
        ("a header line without a colon", "X-Odd"), ("a blank before the colon", "X-Odd : 1"),
        ("an empty header name", ": 1"), ("a blank in a header name", "X Odd: 1"), ("a CR in a value", "X-Odd: a\rb"),
    ].map { raw($0, "HTTP/1.1 200 OK\r\n\($1)\r\nContent-Length: 2\r\n\r\nok") }

    /// All that is not HTTP/1.1 beyond any doubt.
    public static let malformed: [Behaviour] =
        badStatusLines + badContentLengths + badChunks + badHeaders + notHTTP + [garbage(seed: 1)]
}
