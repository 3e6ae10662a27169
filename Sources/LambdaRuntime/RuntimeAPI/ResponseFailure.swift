/// Why there is no response.
enum ResponseFailure: Error, Hashable {
    /// The peer closed the connection before the first byte.
    case closed
    /// The peer closed the connection in the middle.
    case truncated
    /// The system could not read or write.
    case system(SystemError)
    /// The bytes are no HTTP/1.1 response. Says why, and never what was received.
    case malformed(String)

    /// Whether the peer is at fault, and not the connection.
    var isMalformed: Bool {
        if case .malformed = self { true } else { false }
    }
}

extension ResponseFailure: CustomStringConvertible {
    var description: String {
        switch self {
        case .closed: "the connection was closed without an answer"
        case .truncated: "the connection was closed in the middle of an answer"
        case .system(let error): "\(error)"
        case .malformed(let reason): "the answer is no HTTP/1.1: \(reason)"
        }
    }
}
