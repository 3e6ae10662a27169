/// What opens an invocation: `START RequestId: … Version: $LATEST`, or a `platform.start` record.
public struct InvocationStart: Hashable, Sendable {
    /// The request to answer.
    public var requestID: String

    /// The version of the function, `$LATEST` or a number.
    public var version: String

    /// The function as it was invoked; in newer JSON records only.
    public var functionARN: String?

    /// The trace that the invocation continues; in JSON records only.
    public var tracing: TraceContext?

    /// Creates what is said of a start.
    public init(requestID: String, version: String, functionARN: String? = nil, tracing: TraceContext? = nil) {
        self.requestID = requestID
        self.version = version
        self.functionARN = functionARN
        self.tracing = tracing
    }
}

extension InvocationStart {
    /// Reads a line from behind its `START RequestId: `.
    init?(line: Span<UInt8>, from start: Int) {
        let requestID = line.word(at: start)
        guard !requestID.isEmpty, line.has(" Version: ", at: requestID.upperBound) else { return nil }
        let version = line.word(at: requestID.upperBound + 10)
        guard !version.isEmpty else { return nil }
        self.init(requestID: line.string(in: requestID), version: line.string(in: version))
    }
}
