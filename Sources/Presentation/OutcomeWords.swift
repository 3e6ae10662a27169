public import Warming

extension Outcome {
    /// The outcome in words for a person; empty when there is nothing to say.
    public var words: String { words("") }

    /// The outcome in words, with more about what came of the ping before what to do about it.
    func words(_ more: String) -> String {
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
            case .functionError: "the function failed"
            case .throttled: "throttled"
            case .accessDenied: "AWS refused access"
            case .noCredentials: "no AWS credentials"
            case .functionNotFound: "no such function"
            case .functionNotReady: "the function is not ready"
            case .awsError: "AWS answered with an error"
            case .invalidHTTP: "not HTTP"
            case .deadline: "cut off by the deadline"
            case .cancelled: "called off"
            default: code.description
            }
        if let advice { return "\(words)\(detail.map { " (\($0))" } ?? "")\(more): \(advice)" }
        guard let detail else { return words + more }
        let all =
            switch code {
            case .functionError, .accessDenied, .noCredentials, .functionNotFound, .awsError: "\(words): \(detail)"
            case .redirected: "redirects to \(detail)"
            case .deadline, .cancelled: "\(words) \(detail)"
            case .certificateExpired, .certificateForOtherHost, .certificateFromUnknownIssuer: words
            default: words.isEmpty ? detail : "\(words) (\(detail))"
            }
        return all + more
    }

    /// What to do about it, where the detail cannot say so; `nil` when there is nothing to add.
    private var advice: String? {
        switch code {
        case .throttled: "allow the function more concurrency, or ask for fewer environments"
        case .functionNotReady: "it is being made or wakes up, so ping it again in a minute"
        case .accessDenied where detail == nil: "allow lambda:InvokeFunction on the function"
        case .noCredentials where detail == nil: "sign in, or set AWS_PROFILE"
        case .functionNotFound where detail == nil: "check the name, the alias and the region"
        case .functionError where detail == nil: "look into its log"
        default: nil
        }
    }
}

extension PingReport {
    /// What came of the ping, in words for a person; empty when there is nothing to say.
    ///
    /// Of a ping that went out, `more` stands before what to do about it.
    func words(_ more: String) -> String {
        guard sentAfter == nil else { return answer.outcome.words(more) }
        return answer.outcome.code == .deadline ? "not sent before the deadline" : "not sent: the round was called off"
    }
}
