/// The reason the database did not do what it was asked for.
///
/// Branch on ``code`` and ``sqlState``. Show ``message`` to whoever runs the service, and to nobody else: it may quote
/// values.
public struct PostgreSQLError: Error, Hashable, Sendable {
    /// What kind of reason it is.
    public var code: Code

    /// What is wrong, in the words of the client library or of the server.
    public var message: String

    /// The server's own five letters for the reason, such as `23505`; `nil` when it did not come to that.
    public var sqlState: String?

    /// Creates an error.
    public init(_ code: Code, _ message: String, sqlState: String? = nil) {
        self.code = code
        self.message = message
        self.sqlState = sqlState
    }
}

extension PostgreSQLError {
    /// A kind of reason.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// No connection can be had.
        public static let unreachable = Code(description: "unreachable")

        /// The connection broke, and the server undoes what its transaction had done.
        public static let connectionLost = Code(description: "connection-lost")

        /// The connection broke while a transaction ended: its work may be done, or undone.
        public static let commitUncertain = Code(description: "commit-uncertain")

        /// The server refused a statement; ``PostgreSQLError/sqlState`` says why.
        public static let refused = Code(description: "refused")

        /// A parameter that PostgreSQL has no text for.
        public static let invalidParameter = Code(description: "invalid-parameter")

        /// A column that is not in the result, or not of the type that was asked for.
        public static let unexpectedColumn = Code(description: "unexpected-column")
    }

    /// Whether the server refused a second row with what only one may have.
    public var isUniqueViolation: Bool { sqlState == "23505" }

    /// Whether the server refused a row because what it refers to is not there.
    public var isForeignKeyViolation: Bool { sqlState == "23503" }
}

extension PostgreSQLError: CustomStringConvertible {
    /// The message, and the server's letters for it.
    public var description: String { sqlState.map { "\(message) (\($0))" } ?? message }
}
