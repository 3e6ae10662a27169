/// What Lambda writes when a function ran out of time: `… Task timed out after 3.00 seconds`.
///
/// Newer environments leave this line out and say it in the report's ``InvocationReport/status``.
public struct InvocationTimeout: Hashable, Sendable {
    /// The request that was not answered.
    public var requestID: String

    /// The timeout that the function is configured to have.
    public var timeout: Duration

    /// Creates what is said of a timeout.
    public init(requestID: String, timeout: Duration) {
        self.requestID = requestID
        self.timeout = timeout
    }
}

extension InvocationTimeout {
    /// Reads a line from the request's id on.
    ///
    /// The id opens the line, so a line that was cut inside it can be told from a whole one by its length only.
    init?(line: Span<UInt8>, from start: Int) {
        let requestID = line.word(at: start)
        guard requestID.count == 36, line.has(" Task timed out after ", at: requestID.upperBound) else { return nil }
        let limit = line.trimmingEnd(of: requestID.upperBound + 22..<line.count)
        guard let seconds = DecimalNumber(line, in: limit, unit: "seconds") else { return nil }
        self.requestID = line.string(in: requestID)
        timeout = Duration(seconds: seconds)
    }
}
