/// The reason a value of this module was refused.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording
/// is not part of the API.
public struct WarmingError: Error, Hashable, Sendable {
    /// What kind of value was refused.
    public var code: Code

    /// What is wrong, the value at fault, and what to do.
    ///
    /// One sentence or two, no trailing newline.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension WarmingError {
    /// A kind of refusal.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// A URL that cannot be pinged.
        public static let invalidURL = Code(description: "invalid-url")

        /// A duration that cannot be read, or that is out of its range.
        public static let invalidDuration = Code(description: "invalid-duration")

        /// A set of accepted statuses that cannot be read.
        public static let invalidStatuses = Code(description: "invalid-statuses")

        /// A header that cannot be sent.
        public static let invalidHeader = Code(description: "invalid-header")

        /// A request method that cannot be sent.
        public static let invalidMethod = Code(description: "invalid-method")

        /// A target whose name, number of environments or timeout is out of its range.
        public static let invalidTarget = Code(description: "invalid-target")

        /// A Lambda function, or a search for some, that cannot be.
        public static let invalidFunction = Code(description: "invalid-function")

        /// A dialect that does not exist.
        public static let invalidDialect = Code(description: "invalid-dialect")

        /// A shared secret that is too short.
        public static let invalidSecret = Code(description: "invalid-secret")

        /// An alert with a format that does not exist, or with a number out of its range.
        public static let invalidAlert = Code(description: "invalid-alert")

        /// A limit of a round that is out of its range.
        public static let invalidLimit = Code(description: "invalid-limit")

        /// A schedule expression that cannot be read, or that never comes due.
        public static let invalidSchedule = Code(description: "invalid-schedule")

        /// A time zone that does not exist.
        public static let invalidTimeZone = Code(description: "invalid-time-zone")

        /// An address that nothing can listen on.
        public static let invalidAddress = Code(description: "invalid-address")
    }
}

extension WarmingError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
