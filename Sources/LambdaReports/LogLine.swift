/// One line of a function's log in Lambda's text format.
///
/// A function may be configured to have a log of JSON instead: there, ``PlatformRecord`` reads what Lambda says.
public struct LogLine: Hashable, Sendable {
    /// What the line says.
    public var content: Content

    /// The moment that an export put in front of the line, in the words of the export; `nil` for a line of a function.
    ///
    /// Lambda itself writes one only in front of a timeout. See ``LogLine/init(_:)`` for what is understood.
    public var moment: String?

    /// Creates a line.
    public init(_ content: Content, moment: String? = nil) {
        self.content = content
        self.moment = moment
    }
}

extension LogLine {
    /// What a line says.
    ///
    /// Switch over it with a default: a later release may know more lines.
    @nonexhaustive
    public enum Content: Hashable, Sendable {
        /// An environment begins to initialise.
        case initStart(EnvironmentStart)

        /// An initialisation ended apart from an invocation, most often badly.
        case initReport(InitReport)

        /// An environment begins to restore a snapshot.
        case restoreStart(EnvironmentStart)

        /// A restore ended.
        case restoreReport(RestoreReport)

        /// An invocation begins.
        case start(InvocationStart)

        /// An invocation ended.
        case end(requestID: String)

        /// What an invocation took.
        case report(InvocationReport)

        /// The trace of the report on the line before.
        case trace(XRayTrace)

        /// A function ran out of time.
        case timeout(InvocationTimeout)

        /// A runtime broke.
        case failure(InvocationFailure)

        /// What broke, such as `Runtime.ExitError`, on the line behind a failure.
        case errorType(String)

        /// Something else that Lambda says, in its words: on extensions, and on who subscribed to logs.
        case notice(String)

        /// The function's own words, with all that stands in front of them.
        case text(String)
    }
}
