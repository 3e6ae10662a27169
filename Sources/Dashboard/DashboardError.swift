/// The reason a dashboard could not be shown.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording is not part of the
/// API.
public struct DashboardError: Error, Hashable, Sendable {
    /// What kind of reason it is.
    public var code: Code

    /// What is wrong, the value at fault, and what to do.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension DashboardError {
    /// A kind of reason.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// A port that another program has, or an address that is not this machine's.
        public static let unavailablePort = Code(description: "unavailable-port")

        /// A path at which there is nothing.
        public static let unknownPath = Code(description: "unknown-path")

        /// A target that the history does not know.
        public static let unknownTarget = Code(description: "unknown-target")

        /// A parameter that nothing at its path takes.
        public static let unknownParameter = Code(description: "unknown-parameter")

        /// A parameter that cannot be read, or that is out of its range.
        public static let invalidParameter = Code(description: "invalid-parameter")
    }
}
