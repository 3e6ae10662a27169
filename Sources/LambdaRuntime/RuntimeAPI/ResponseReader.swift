/// Takes responses off a connection, one after another, whatever pieces they arrive in (HTTP/1.1, RFC 9112).
struct ResponseReader {
    /// The longest head, interim responses included; chunk sizes and trailers may be as long.
    static let headLimit = 64 * 1024

    /// The longest body: several times the 6 MB that an event may have.
    static let bodyLimit = 32 * 1024 * 1024

    var buffer = ReadBuffer(capacity: 8 * 1024)

    /// How long the lines are that came since the response began, or since its last piece of body.
    var linesCount = 0

    /// Waits for the next response and reads it to its end.
    mutating func next(from source: inout some ByteSource & ~Copyable) throws(ResponseFailure) -> Response {
        linesCount = 0
        var head = try readHead(from: &source)
        while 100..<200 ~= head.status {
            guard head.status != 101 else { throw .malformed("it switches protocols") }
            head = try readHead(from: &source)
        }
        linesCount = 0
        let framing = try Response.Framing(head)
        let body = try readBody(framing, from: &source)
        return Response(head: head, body: body, keepsConnection: framing != .untilClose && head.keepsConnection)
    }

    private mutating func readHead(
        from source: inout some ByteSource & ~Copyable
    ) throws(ResponseFailure) -> ResponseHead {
        var head: [UInt8] = []
        head.reserveCapacity(1024)
        while true {
            let line = try readLine(from: &source)
            head.append(contentsOf: line)
            if line.isLineEnd { return try ResponseHead(head) }
        }
    }

    /// Reads up to and with the next line feed.
    mutating func readLine(
        from source: inout some ByteSource & ~Copyable
    ) throws(ResponseFailure) -> ArraySlice<UInt8> {
        var searched = 0
        while true {
            if let line = buffer.takeLine(searched: &searched) {
                linesCount += line.count
                guard linesCount <= Self.headLimit else { throw Self.tooLong }
                return line
            }
            guard linesCount + searched <= Self.headLimit else { throw Self.tooLong }
            guard try fill(from: &source) else {
                throw linesCount + searched == 0 ? .closed : .truncated
            }
        }
    }

    /// Waits for more bytes; false at the end, which may have come as a reset.
    private mutating func fill(from source: inout some ByteSource & ~Copyable) throws(ResponseFailure) -> Bool {
        do throws(ResponseFailure) {
            return try buffer.fill(from: &source)
        } catch .system(let error) where error.isDisconnection {
            return false
        }
    }

    private static var tooLong: ResponseFailure { .malformed("its lines are longer than \(headLimit / 1024) KiB") }
}

extension ArraySlice<UInt8> {
    /// Whether a line is empty but for its end.
    var isLineEnd: Bool { elementsEqual("\r\n".utf8) || elementsEqual("\n".utf8) }
}
