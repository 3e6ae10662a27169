public import Warming

extension Outcome {
    /// The outcome in words for a person; empty when there is nothing to say.
    public var words: String {
        let words =
            switch code {
            case .answered: ""
            case .unexpectedStatus: "unexpected status"
            case .redirected: "redirects"
            case .nameNotResolved: "name not found"
            case .connectionRefused: "connection refused"
            case .unreachable: "unreachable"
            case .connectionReset: "connection lost"
            case .certificateExpired: "certificate expired or not yet valid"
            case .certificateForOtherHost: "certificate is for another host"
            case .certificateFromUnknownIssuer: "certificate from an unknown issuer"
            case .tlsFailed: "TLS failed"
            case .timeoutConnecting: "timed out connecting"
            case .timeoutFirstByte: "timed out waiting for the first byte"
            case .timeoutReading: "timed out reading the answer"
            case .invalidHTTP: "not HTTP"
            case .deadline: "cut off by the deadline"
            case .cancelled: "called off"
            default: code.description
            }
        guard let detail else { return words }
        return switch code {
        case .redirected: "redirects to \(detail)"
        case .deadline, .cancelled: "\(words) \(detail)"
        case .certificateExpired, .certificateForOtherHost, .certificateFromUnknownIssuer: words
        default: words.isEmpty ? detail : "\(words) (\(detail))"
        }
    }
}

extension PingReport {
    /// What came of the ping, in words for a person; empty when there is nothing to say.
    var words: String {
        guard sentAfter == nil else { return answer.outcome.words }
        return answer.outcome.code == .deadline ? "not sent before the deadline" : "not sent: the round was called off"
    }
}
