/// What Lambda writes when a runtime broke: `RequestId: … Error: Runtime exited with error: exit status 1`.
///
/// Newer environments leave this line out and say it in the report's ``InvocationReport/errorType``.
public struct InvocationFailure: Hashable, Sendable {
    /// The request that was not answered.
    public var requestID: String

    /// What happened, in Lambda's words.
    public var message: String

    /// Creates a failure.
    public init(requestID: String, message: String) {
        self.requestID = requestID
        self.message = message
    }
}

extension InvocationFailure {
    /// Reads a line from behind its `RequestId: `.
    init?(line: Span<UInt8>, from start: Int) {
        let requestID = line.word(at: start)
        guard !requestID.isEmpty, line.has(" Error: ", at: requestID.upperBound) else { return nil }
        let message = line.trimmingEnd(of: requestID.upperBound + 8..<line.count)
        guard !message.isEmpty else { return nil }
        self.requestID = line.string(in: requestID)
        self.message = line.string(in: message)
    }
}
