public import WarmingHistory

/// What is shown of a history over a span.
public struct HistoryOverview: Hashable, Sendable {
    /// The span.
    public var span: HistorySpan

    /// How long all rounds of the span took; `nil` when there was none.
    public var rounds: RoundDurations?

    /// How long they took, by parts of the span.
    public var parts: [RoundDurations]

    /// The targets, in the order of their names.
    public var targets: [TargetHistory]

    /// Looks up what is shown.
    ///
    /// - Parameters:
    ///   - reader: The history.
    ///   - span: The span.
    ///   - target: The one target to show; `nil` for all.
    ///   - cells: The most parts that a strip has.
    /// - Throws: `HistoryError` when the history cannot be read.
    public init(
        of reader: HistoryReader,
        in span: HistorySpan,
        target: String? = nil,
        cells: Int
    ) throws(HistoryError) {
        self.span = span
        rounds = try reader.roundDurations(in: span, parts: 1).first
        parts = try reader.roundDurations(in: span, parts: 100)
        targets = try reader.targets(in: span, named: target, cells: cells)
    }
}
