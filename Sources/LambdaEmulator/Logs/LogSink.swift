/// Where the log lines of functions go.
public protocol LogSink: Sendable {
    /// Takes whole lines, each with its line feed, in the order in which one environment wrote them.
    ///
    /// It is called on the emulator's own thread, which all invocations share: whatever takes long belongs elsewhere. It
    /// must not call the emulator back.
    func write(_ lines: ArraySlice<UInt8>, of function: String, environment: String)
}

/// Keeps no lines.
public struct DiscardedLog: LogSink {
    /// Creates the sink.
    public init() {}

    /// Keeps nothing.
    public func write(_ lines: ArraySlice<UInt8>, of function: String, environment: String) {}
}
