import Warming

/// Follows an HTTP/1.1 response to its end, byte by byte, and keeps what a ping wants to know of it (RFC 9112).
///
/// It accepts what servers in the wild get away with, bare line feeds and folded headers among them, and refuses what
/// would leave the end of the response in doubt.
struct HTTPResponseParser {
    /// The longest head, interim responses included.
    static let headLimit = 64 * 1024

    /// How much of a body is read before the rest is let go, what frames its chunks included.
    static let bodyLimit = 64 * 1024

    /// Where the parser stands.
    enum State: Equatable {
        /// Before or in a status line.
        case statusLine
        /// In the header fields.
        case headers
        /// In the body.
        case body(HTTPBody)
        /// Behind the response's last byte, or behind as much of its body as is read.
        case complete
    }

    private(set) var state = State.statusLine
    private(set) var status = 0
    private(set) var location: String?

    /// What the head says about the environment that answered.
    ///
    /// Put together when it is asked for: every ping in flight has a parser.
    var proof: Proof? {
        guard framing.environment != nil || framing.isColdStart != nil else { return nil }
        var proof = Proof()
        proof.environment = framing.environment
        proof.isCold = framing.isColdStart
        return proof
    }

    /// The head's fields, their names in lower case; `nil` unless the response is kept.
    var fields: [String: String]? { framing.fields }

    /// The body as far as it has been read; `nil` unless the response is kept.
    private(set) var content: [UInt8]?

    private let isHeadRequest: Bool
    private let bodyLimit: Int
    private var framing: HTTPBody.Framing
    private var lines = HTTPLineReader(limit: headLimit)
    private var bodyCount = 0

    /// Prepares to follow the response to a request.
    ///
    /// - Parameters:
    ///   - method: The request's method.
    ///   - keptBodyLimit: How much of the body to read and to keep, with the fields of the head; `nil` to keep nothing.
    init(method: String, keptBodyLimit: Int? = nil) {
        isHeadRequest = method == "HEAD"
        bodyLimit = keptBodyLimit ?? Self.bodyLimit
        framing = HTTPBody.Framing(keepsFields: keptBodyLimit != nil)
        content = keptBodyLimit == nil ? nil : []
    }

    /// The status, once the head has been read.
    var readStatus: Int? {
        switch state {
        case .statusLine, .headers: nil
        case .body, .complete: status
        }
    }

    /// Takes in the bytes that came next.
    mutating func consume(_ bytes: UnsafeRawBufferPointer) throws(InvalidHTTP) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .statusLine, .headers:
                guard let line = try lines.next(in: &rest) else { return }
                try consumeHeadLine(line)
            case .body(var body):
                var part = rest.prefix(bodyLimit - bodyCount)
                try body.consume(&part, lines: &lines, content: &content)
                bodyCount += part.startIndex - rest.startIndex
                rest = rest[part.startIndex...]
                let isRead = body.isComplete || bodyCount >= bodyLimit
                state = isRead ? .complete : .body(body)
            case .complete:
                return
            }
        }
    }

    /// The peer has closed the connection.
    ///
    /// Returns what is missing, or `nil` when the response is complete.
    mutating func finish() -> String? {
        switch state {
        case .statusLine where lines.isEmpty: return "closed without an answer"
        case .statusLine, .headers: return "closed in the middle of the head"
        case .body(.untilClose): state = .complete
        case .body: return "closed in the middle of the body"
        case .complete: break
        }
        return nil
    }

    private mutating func consumeHeadLine(_ line: ArraySlice<UInt8>) throws(InvalidHTTP) {
        if state == .statusLine {
            status = try HTTPStatusLine.status(in: line)
            state = .headers
        } else if line.isEmpty {
            try endHead()
        } else {
            try framing.addHeader(line)
        }
    }

    private mutating func endHead() throws(InvalidHTTP) {
        if 100..<200 ~= status && status != 101 {
            framing = HTTPBody.Framing(keepsFields: framing.fields != nil)
            state = .statusLine
            return
        }
        location = framing.location
        lines = HTTPLineReader(limit: bodyLimit + 1)  // which a body's own limit comes before
        let hasNoBody = isHeadRequest || status == 101 || status == 204 || status == 304
        let body = try hasNoBody ? HTTPBody.length(0) : framing.body()
        state = body.isComplete ? .complete : .body(body)
    }
}

/// Why bytes are no HTTP/1.1 response.
struct InvalidHTTP: Error {
    /// What is wrong, for a person.
    ///
    /// Never what was received: it could be a secret.
    let reason: String
}
