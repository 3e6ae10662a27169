import Warming
public import WarmingHistory

/// What a page shows of a history over a span.
public struct DashboardContent: Hashable, Sendable {
    /// The span.
    public var span: HistorySpan

    /// How long all rounds of the span took; `nil` when there was none.
    public var rounds: RoundDurations?

    /// How long they took, by parts of the span.
    public var parts: [RoundDurations]

    /// How long such a part is.
    public var width: Duration

    /// The latest round; `nil` when there was none.
    public var latest: RoundLine?

    /// The targets, in the order of their names.
    public var targets: [Target]

    /// A target, and how it did part by part.
    public struct Target: Hashable, Sendable {
        /// What the history knows of it.
        public var history: TargetHistory

        /// How it did, part by part.
        public var trend: TargetTrend

        /// Puts together what is shown of a target.
        public init(history: TargetHistory, trend: TargetTrend) {
            self.history = history
            self.trend = trend
        }
    }

    /// Puts together what is shown.
    public init(
        span: HistorySpan,
        rounds: RoundDurations?,
        parts: [RoundDurations],
        width: Duration,
        latest: RoundLine?,
        targets: [Target]
    ) {
        self.span = span
        self.rounds = rounds
        self.parts = parts
        self.width = width
        self.latest = latest
        self.targets = targets
    }

    /// Looks up what is shown.
    ///
    /// - Parameters:
    ///   - reader: The history.
    ///   - span: The span.
    ///   - target: The one target to show; `nil` for all.
    /// - Throws: `HistoryError` when the history cannot be read.
    public init(
        of reader: HistoryReader,
        in span: HistorySpan,
        target: String? = nil
    ) throws(HistoryError) {
        let targets = try reader.targets(in: span, named: target, cells: Self.cells)
        let trends = try reader.trends(of: targets.map(\.name), in: span, parts: Self.cells)
        self.init(
            span: span,
            rounds: try reader.roundDurations(in: span, parts: 1).first,
            parts: try reader.roundDurations(in: span, parts: Self.parts),
            width: .milliseconds(span.start.duration(to: span.end).wholeMilliseconds / Int64(Self.parts)),
            latest: try reader.rounds(in: span, limit: 1).last,
            targets: targets.map { target in
                Target(history: target, trend: trends[target.name] ?? TargetTrend(width: .zero, parts: []))
            }
        )
    }

    /// The most parts of a strip: a phone still has 4 pixels for each.
    static let cells = 84

    /// The parts of the chart of all rounds.
    static let parts = 120
}
