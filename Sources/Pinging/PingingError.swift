/// The reason a pinger could not be set up.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording
/// is not part of the API.
public struct PingingError: Error, Hashable, Sendable {
    /// What kind of reason it is.
    public var code: Code

    /// What is wrong, the value at fault, and what to do.
    public var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension PingingError {
    /// A kind of reason.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// The file of certificate authorities cannot be used.
        public static let unreadableAuthorities = Code(description: "unreadable-authorities")

        /// Encryption cannot be set up at all.
        public static let tlsUnavailable = Code(description: "tls-unavailable")

        /// The system has no thread or no file descriptor left.
        public static let outOfResources = Code(description: "out-of-resources")
    }
}

extension PingingError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
