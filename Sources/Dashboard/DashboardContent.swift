import Warming
public import WarmingHistory

/// What a page shows of a history over a span.
public struct DashboardContent: Hashable, Sendable {
    /// The span that was asked for.
    public var asked: HistorySpan

    /// The span that is shown: what was asked for, without the time before the history began.
    public var span: HistorySpan

    /// How long all rounds of the span took; `nil` when there was none.
    public var rounds: RoundDurations?

    /// How long they took, by parts of the span.
    public var parts: [RoundDurations]

    /// How long such a part is.
    public var width: Duration

    /// The latest round; `nil` when there was none.
    public var latest: RoundLine?

    /// The targets: those that fail first, and then in the order of their names.
    public var targets: [Target]

    /// A target, and how it did part by part.
    public struct Target: Hashable, Sendable {
        /// What the history knows of it.
        public var history: TargetHistory

        /// How it did, part by part; `nil` when nobody looks at its charts.
        public var trend: TargetTrend?

        /// Whether its charts are to be seen at first.
        public var isOpen: Bool

        /// Puts together what is shown of a target.
        public init(history: TargetHistory, trend: TargetTrend?, isOpen: Bool) {
            self.history = history
            self.trend = trend
            self.isOpen = isOpen
        }
    }

    /// Puts together what is shown.
    public init(
        asked: HistorySpan,
        span: HistorySpan,
        rounds: RoundDurations?,
        parts: [RoundDurations],
        width: Duration,
        latest: RoundLine?,
        targets: [Target]
    ) {
        self.asked = asked
        self.span = span
        self.rounds = rounds
        self.parts = parts
        self.width = width
        self.latest = latest
        self.targets = targets
    }

    /// Looks up what is shown, with the charts of every target.
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
        try self.init(of: reader, in: span, target: target, charts: .all)
    }

    /// Looks up what is shown.
    ///
    /// - Parameters:
    ///   - reader: The history.
    ///   - asked: The span.
    ///   - target: The one target to show; `nil` for all.
    ///   - charts: Whose charts.
    /// - Throws: `HistoryError` when the history cannot be read.
    init(
        of reader: HistoryReader,
        in asked: HistorySpan,
        target: String? = nil,
        charts: Charts
    ) throws(HistoryError) {
        let span = try asked.known(to: reader)
        let rounds = try reader.roundDurations(in: span, parts: 1).first
        // No more parts than rounds, or most would be empty; and two, since a span does not begin where a part does.
        let cells = rounds.map { min(Self.cells, max(12, $0.rounds + 2)) } ?? Self.cells
        let known = try reader.targets(in: span, named: target, cells: cells)
        let failing = known.filter { $0.state == .failed }
        let targets = failing + known.filter { $0.state != .failed }
        let open: Set<String>
        switch charts {
        case .of(let names): open = names
        case .few, .all:
            open = Set((targets.count <= Self.few ? targets : failing.count <= Self.few ? failing : []).map(\.name))
        }
        let charted = charts == .all ? targets.map(\.name) : targets.map(\.name).filter(open.contains)
        let trends = try reader.trends(of: charted, in: span, parts: cells)
        let length = span.start.duration(to: span.end).wholeMilliseconds
        let parts = min(Self.parts, max(12, rounds?.rounds ?? 0))
        self.init(
            asked: asked,
            span: span,
            rounds: rounds,
            parts: try reader.roundDurations(in: span, parts: parts),
            width: .milliseconds(length / Int64(parts)),
            latest: try reader.rounds(in: span, limit: 1).last,
            targets: targets.map { target in
                Target(history: target, trend: trends[target.name], isOpen: open.contains(target.name))
            }
        )
    }

    /// Whose charts are looked up.
    enum Charts: Hashable {
        /// Those of all targets.
        case all
        /// Those that a reader will want to see at first: of a few targets, or of the few that fail.
        case few
        /// Those of the targets with these names.
        case of(Set<String>)
    }

    /// The most targets that are opened unasked.
    private static let few = 3

    /// The most parts of a strip: a phone still has 4 pixels for each.
    static let cells = 84

    /// The most parts of the chart of all rounds.
    static let parts = 120
}

extension TargetHistory {
    /// How the target did in its latest round, or where that is not known in the latest part with one.
    var state: StripCell.State { latest ?? strip.last { $0.rounds > 0 }?.state ?? .empty }
}
