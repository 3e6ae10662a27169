extension Behaviour {
    /// A body without end, as fast as it is read: in chunks, or with neither chunks nor a length.
    public static func endlessBody(isChunked: Bool = false) -> Behaviour {
        let block = [UInt8](repeating: UInt8(ascii: "x"), count: blockLength)
        let chunk = Array("\(String(block.count, radix: 16))\r\n".utf8) + block + Array("\r\n".utf8)
        return Behaviour(
            isChunked ? "endless chunks" : "an endless body",
            .write(Array("HTTP/1.1 200 OK\r\n\(isChunked ? "Transfer-Encoding: chunked\r\n" : "")\r\n".utf8)),
            .repeatWrite(isChunked ? chunk : block, times: nil, every: nil)
        )
    }

    /// A body without end, one byte at a time.
    public static func drippingBody(every interval: Duration) -> Behaviour {
        Behaviour(
            "a dripping body",
            .write(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)),
            .repeatWrite([UInt8(ascii: "x")], times: nil, every: interval)
        )
    }

    /// A head without end, one byte at a time.
    public static func drippingHead(every interval: Duration) -> Behaviour {
        Behaviour(
            "a dripping head",
            .write(Array("HTTP/1.1 200 OK\r\nX-Fill: ".utf8)),
            .repeatWrite([UInt8(ascii: "x")], times: nil, every: interval)
        )
    }

    /// A body of so many bytes with its length told in the head, after which the connection stays open.
    public static func hugeBody(_ length: Int) -> Behaviour {
        let block = [UInt8](repeating: UInt8(ascii: "x"), count: blockLength)
        return Behaviour(
            "a body of \(length) bytes",
            .write(Array("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n".utf8)),
            .repeatWrite(block, times: length / blockLength, every: nil),
            .write(Array(block.prefix(length % blockLength)))
        )
    }

    /// Header lines without end.
    public static let endlessHead = Behaviour(
        "an endless head",
        .write(Array("HTTP/1.1 200 OK\r\n".utf8)),
        .repeatWrite(Array("X-Fill: more\r\n".utf8), times: nil, every: nil)
    )

    /// One header line without end.
    public static let endlessLine = Behaviour(
        "an endless header line",
        .write(Array("HTTP/1.1 200 OK\r\nX-Fill: ".utf8)),
        .repeatWrite([UInt8](repeating: UInt8(ascii: "x"), count: blockLength), times: nil, every: nil)
    )

    /// A chunk extension without end.
    public static let endlessChunkExtension = Behaviour(
        "an endless chunk extension",
        .write(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;".utf8)),
        .repeatWrite([UInt8](repeating: UInt8(ascii: "x"), count: blockLength), times: nil, every: nil)
    )

    /// Trailers without end.
    public static let endlessTrailers = Behaviour(
        "endless trailers",
        .write(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n".utf8)),
        .repeatWrite(Array("X-Fill: more\r\n".utf8), times: nil, every: nil)
    )

    /// Interim responses without end.
    public static let endlessInterim = Behaviour(
        "endless interim responses",
        .repeatWrite(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), times: nil, every: nil)
    )

    private static let blockLength = 64 * 1024
}
