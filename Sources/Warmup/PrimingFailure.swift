/// A reason for a failed priming in words that the warmer may see.
///
/// Of any other error a reply names the type and nothing else, since its words may hold an address or a password.
public struct PrimingFailure: Error, Hashable, Sendable {
    /// What went wrong, for a person; a reply has at most 200 characters of it.
    public var message: String

    /// Creates a failure.
    public init(_ message: String) {
        self.message = message
    }
}

/// What came of the priming of one ping.
enum PrimingOutcome: Hashable, Sendable {
    /// There was nothing to prime, or nobody who may ask for it.
    case none
    /// It is done, and took so long.
    case done(Duration)
    /// It failed after so long, for a reason in a few words.
    case failed(Duration, reason: String)

    /// The words of a reply for an error.
    static func reason(for error: any Error) -> String {
        guard let failure = error as? PrimingFailure else { return "\(type(of: error))" }
        return String(failure.message.prefix(200))
    }
}
