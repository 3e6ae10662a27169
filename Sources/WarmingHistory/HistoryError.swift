/// The reason a history could not be opened, written or read.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording
/// is not part of the API.
public struct HistoryError: Error, Hashable, Sendable {
    /// What kind of reason it is.
    public var code: Code

    /// What is wrong, the file, and what to do.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension HistoryError {
    /// A kind of reason.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// There is no such file.
        public static let notFound = Code(description: "not-found")

        /// The file, or its folder, cannot be opened.
        public static let cannotOpen = Code(description: "cannot-open")

        /// The file is no history: another program's database, or no database at all.
        public static let notHistory = Code(description: "not-history")

        /// A later release wrote the file.
        public static let newerFormat = Code(description: "newer-format")

        /// The file may not be written.
        public static let readOnly = Code(description: "read-only")

        /// Another process writes the file.
        public static let inUse = Code(description: "in-use")

        /// The disk, or the user's share of it, is full.
        public static let diskFull = Code(description: "disk-full")

        /// The file is damaged.
        public static let damaged = Code(description: "damaged")

        /// The system could not read or write.
        public static let ioFailed = Code(description: "io-failed")

        /// A value that cannot be, such as a length of time to keep that is too short.
        public static let invalidValue = Code(description: "invalid-value")

        /// A log that cannot be read.
        public static let unreadableLog = Code(description: "unreadable-log")

        /// Another failure of the database, which the message names.
        public static let failed = Code(description: "failed")
    }
}

extension HistoryError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
