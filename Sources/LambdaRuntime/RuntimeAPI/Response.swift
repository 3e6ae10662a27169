/// A whole response of the Runtime API.
struct Response: Hashable, Sendable {
    let head: ResponseHead
    let body: [UInt8]

    /// Whether the connection can carry the next request.
    private(set) var keepsConnection: Bool

    /// The same response, on a connection that cannot carry another request.
    func endingConnection() -> Response {
        var copy = self
        copy.keepsConnection = false
        return copy
    }
}

extension Response {
    /// Where a response's body ends (RFC 9112, section 6.3).
    enum Framing: Hashable {
        case length(Int)
        case chunked
        case untilClose

        /// Reads the framing out of a response's head.
        init(_ head: ResponseHead) throws(ResponseFailure) {
            let codings = Array(head.values(of: "transfer-encoding"))
            let lengths = Array(head.values(of: "content-length"))
            if head.status == 204 || head.status == 304 {
                self = .length(0)
            } else if !codings.isEmpty {
                guard lengths.isEmpty else { throw .malformed("it has both a length and chunks") }
                guard codings.map({ $0.lowercased() }) == ["chunked"] else {
                    throw .malformed("its transfer coding is not chunked")
                }
                self = .chunked
            } else if let first = lengths.first {
                guard let length = Int(first), first.utf8.allSatisfy(\.isASCIIDigit),
                    lengths.allSatisfy({ $0 == first })
                else { throw .malformed("its length is no number") }
                self = .length(length)
            } else {
                self = .untilClose
            }
        }
    }
}
