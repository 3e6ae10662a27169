public import Warming

/// The time that a query is about: from its start up to, and without, its end.
public struct HistorySpan: Hashable, Sendable {
    /// Where it begins.
    public var start: Timestamp

    /// Where it ends.
    public var end: Timestamp

    /// Creates a span; one that ends before it begins is empty.
    public init(from start: Timestamp, to end: Timestamp) {
        self.start = start
        self.end = max(start, end)
    }

    /// The time before a moment.
    public init(last length: Duration, before end: Timestamp) {
        self.init(from: end.advanced(by: .zero - length), to: end)
    }

    /// The span in milliseconds since 1970.
    var milliseconds: Range<Int64> { start.millisecondsSince1970..<end.millisecondsSince1970 }
}
