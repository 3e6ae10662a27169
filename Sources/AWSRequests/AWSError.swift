/// The reason a request to AWS could not be made, or was refused.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording is not part of the
/// API. Neither ever holds a secret key, a token, or a payload.
public struct AWSError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    public var code: Code

    /// What went wrong, the value at fault, and what to do, or what AWS says of it.
    public var message: String

    /// The HTTP status of AWS's answer; `nil` when there was none.
    public var status: Int?

    /// How long AWS asks to wait before the next attempt.
    public var retryAfter: Duration?

    /// AWS's id of the request, which its support asks for.
    public var requestID: String?

    /// Creates an error.
    public init(
        _ code: Code,
        _ message: String,
        status: Int? = nil,
        retryAfter: Duration? = nil,
        requestID: String? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.retryAfter = retryAfter
        self.requestID = requestID
    }
}

extension AWSError {
    /// A kind of failure.
    ///
    /// What AWS answers has AWS's own name, such as `ResourceNotFoundException`; what is noticed on this side has a
    /// name in small letters. A struct, not a public enum, so that a later release can add a kind without breaking
    /// callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// Creates the code for a name, as AWS has it.
        public init(_ name: String) {
            description = name
        }

        /// No place that credentials come from has any.
        public static let noCredentials = Code("no-credentials")

        /// A place that credentials come from has some that cannot be used.
        public static let invalidCredentials = Code("invalid-credentials")

        /// No region is set.
        public static let noRegion = Code("no-region")

        /// A region, an endpoint, or a setting of a profile that cannot be used.
        public static let invalidSetting = Code("invalid-setting")

        /// A file that cannot be read.
        public static let unreadableFile = Code("unreadable-file")

        /// The request got no answer: no connection, or none in time.
        public static let noAnswer = Code("no-answer")

        /// An answer that says something else than AWS documents.
        public static let invalidAnswer = Code("invalid-answer")

        /// The call would pass a limit of the function's or the account's concurrency, or of calls in a second.
        public static let tooManyRequests = Code("TooManyRequestsException")

        /// There is no such function, alias or version.
        public static let resourceNotFound = Code("ResourceNotFoundException")

        /// No policy allows the call.
        public static let accessDenied = Code("AccessDeniedException")
    }
}

extension AWSError: CustomStringConvertible {
    /// The message, with AWS's name for the failure before it.
    public var description: String {
        status == nil ? message : "\(code): \(message)"
    }
}
