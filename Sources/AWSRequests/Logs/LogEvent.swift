/// One event of a log group of CloudWatch's: for a function, a line of its log.
public struct LogEvent: Hashable, Sendable {
    /// The stream that it stands in: for a function, that of one environment.
    public var stream: String

    /// When it happened, in milliseconds since 1970.
    public var timestamp: Int64

    /// What it says, which may be several lines.
    public var message: String

    /// Creates an event.
    public init(stream: String, timestamp: Int64, message: String) {
        self.stream = stream
        self.timestamp = timestamp
        self.message = message
    }
}

extension LogEvent: Decodable {
    /// The names in CloudWatch's answers.
    private enum CodingKeys: String, CodingKey {
        case stream = "logStreamName"
        case timestamp
        case message
    }
}
