/// Writes to several logs.
public struct SeveralLogs: LogSink {
    private let logs: [any LogSink]

    /// Writes to these logs, in this order.
    public init(_ logs: [any LogSink]) {
        self.logs = logs
    }

    /// Writes lines to each.
    public func write(_ lines: ArraySlice<UInt8>, of function: String, environment: String) {
        for log in logs { log.write(lines, of: function, environment: environment) }
    }
}
