/// A response as it is put on the wire, byte for byte.
public struct OddResponse: Sendable {
    /// How the client is told where the body ends.
    public enum Framing: Hashable, Sendable {
        /// By a `Content-Length`.
        case contentLength
        /// In chunks of so many bytes, the last one shorter.
        case chunked(of: Int = 1024)
        /// Not at all: the body ends with the connection.
        case untilClose
    }

    /// The first line, without its end.
    public var statusLine: String

    /// Further header lines, without their ends: `Name: value`, or anything else.
    public var headers: [String]

    /// The body, as it was before any chunking.
    public var body: [UInt8]

    /// How the client is told where the body ends.
    public var framing: Framing

    /// The statuses of the interim responses that come first, such as 100 and 103.
    public var interim: [Int]

    /// What ends every line of the head.
    public var lineEnd = "\r\n"

    /// Creates a response.
    public init(
        status: Int = 200,
        reason: String = "OK",
        headers: [String] = [],
        body: String = "ok",
        framing: Framing = .contentLength,
        interim: [Int] = []
    ) {
        statusLine = "HTTP/1.1 \(status) \(reason)"
        self.headers = headers
        self.body = Array(body.utf8)
        self.framing = framing
        self.interim = interim
    }

    /// The bytes that answer a request with this method.
    ///
    /// There is no body after `HEAD`, nor with a 204 or 304.
    public func bytes(answering method: String = "GET") -> [UInt8] {
        interim.flatMap { head("HTTP/1.1 \($0) Interim", ["X-Interim: \($0)"]) }
            + head(statusLine, headers + framingHeaders)
            + (method == "HEAD" || !allowsBody ? [] : framedBody)
    }

    private var status: Substring? { statusLine.split(separator: " ").dropFirst().first }

    private var allowsBody: Bool { status != "204" && status != "304" }

    private var framingHeaders: [String] {
        if status == "204" { return [] }
        return switch framing {
        case .contentLength: ["Content-Length: \(body.count)"]
        case .chunked: ["Transfer-Encoding: chunked"]
        case .untilClose: []
        }
    }

    private var framedBody: [UInt8] {
        guard case .chunked(let length) = framing else { return body }
        return stride(from: 0, to: body.count, by: length).flatMap { start -> [UInt8] in
            let chunk = body[start..<min(start + length, body.count)]
            return Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8)
        } + Array("0\r\n\r\n".utf8)
    }

    private func head(_ statusLine: String, _ lines: [String]) -> [UInt8] {
        Array((([statusLine] + lines).joined(separator: lineEnd) + lineEnd + lineEnd).utf8)
    }
}
