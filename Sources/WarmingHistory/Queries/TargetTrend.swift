public import Warming

/// How a target did over a span, part by part.
public struct TargetTrend: Hashable, Sendable {
    /// How long each part is.
    public var width: Duration

    /// The parts that had a round, in the order of time.
    public var parts: [Part]

    /// Creates a trend.
    public init(width: Duration, parts: [Part]) {
        self.width = width
        self.parts = parts
    }

    /// What the rounds of a part came to.
    public struct Part: Hashable, Sendable {
        /// Where the part begins.
        public var start: Timestamp

        /// How many rounds there were.
        public var rounds: Int

        /// How many environments were asked for, over all rounds.
        public var requested: Int

        /// How many different ones answered in each, over all rounds.
        public var distinct: Int

        /// How long answers took; `nil` when there was none.
        public var latency: LatencyPercentiles?

        /// Creates a part.
        public init(
            start: Timestamp,
            rounds: Int,
            requested: Int,
            distinct: Int,
            latency: LatencyPercentiles? = nil
        ) {
            self.start = start
            self.rounds = rounds
            self.requested = requested
            self.distinct = distinct
            self.latency = latency
        }
    }
}
