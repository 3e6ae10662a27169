/// The line that opens an invocation: `START RequestId: … Version: $LATEST`.
public struct InvocationStart: Hashable, Sendable {
    /// The request to answer.
    public var requestID: String

    /// The version of the function, `$LATEST` or a number.
    public var version: String

    /// Creates what is said of a start.
    public init(requestID: String, version: String) {
        self.requestID = requestID
        self.version = version
    }
}

extension InvocationStart {
    /// Reads a line from behind its `START RequestId: `.
    init?(line: Span<UInt8>, from start: Int) {
        let requestID = line.word(at: start)
        guard !requestID.isEmpty, line.has(" Version: ", at: requestID.upperBound) else { return nil }
        let version = line.word(at: requestID.upperBound + 10)
        guard !version.isEmpty else { return nil }
        self.requestID = line.string(in: requestID)
        self.version = line.string(in: version)
    }
}
