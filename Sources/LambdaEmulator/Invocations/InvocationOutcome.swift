public import LambdaReports

/// What became of a call.
public struct InvocationOutcome: Hashable, Sendable {
    /// How it ended.
    public var result: Result

    /// The request's id, also when it was refused.
    public var requestID: String

    /// The version that ran, such as `$LATEST`; `nil` when none did.
    public var executedVersion: String?

    /// The end of the log, 4 KB at most, when the request wanted it.
    public var logTail: [UInt8]?

    /// The report, when the request wanted the end of the log.
    public var report: InvocationReport?

    /// The environment that ran it: the last 32 hexadecimal digits of its log stream's name.
    public var environmentID: String?

    /// Whether the caller waited for an environment to start.
    public var isCold: Bool

    /// The part of the wait that ``EmulatorSettings/startDelay`` added.
    public var addedDelay: Duration

    /// The content type that the function gave its answer.
    public var contentType: String?

    /// Creates an outcome.
    public init(
        _ result: Result,
        requestID: String,
        executedVersion: String? = nil,
        logTail: [UInt8]? = nil,
        report: InvocationReport? = nil,
        environmentID: String? = nil,
        isCold: Bool = false,
        addedDelay: Duration = .zero,
        contentType: String? = nil
    ) {
        self.result = result
        self.requestID = requestID
        self.executedVersion = executedVersion
        self.logTail = logTail
        self.report = report
        self.environmentID = environmentID
        self.isCold = isCold
        self.addedDelay = addedDelay
        self.contentType = contentType
    }
}

extension InvocationOutcome {
    /// How a call ended.
    public enum Result: Hashable, Sendable {
        /// The function answered.
        case succeeded([UInt8])
        /// The function failed: the word for the header `X-Amz-Function-Error`, and the error as JSON.
        ///
        /// The word is `Unhandled`, whatever went wrong.
        case functionError(String, [UInt8])
        /// An `Event` is in the queue.
        case accepted
        /// A `DryRun` could run.
        case permitted
        /// Lambda itself refused the call.
        case refused(ServiceError)
    }
}

extension InvocationOutcome.Result {
    /// What the function, or Lambda in its place, gave back; `nil` when none ran.
    public var payload: [UInt8]? {
        switch self {
        case .succeeded(let payload), .functionError(_, let payload): payload
        case .accepted, .permitted, .refused: nil
        }
    }
}
