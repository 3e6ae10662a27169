/// How long answers took: percentiles, each exact to 1 %.
public struct LatencyPercentiles: Hashable, Sendable {
    /// How many answers there were.
    public var count: Int

    /// What half of them did not exceed.
    public var median: Duration

    /// What 95 of 100 did not exceed.
    public var p95: Duration

    /// What 99 of 100 did not exceed.
    public var p99: Duration

    /// The longest.
    public var longest: Duration

    /// Creates percentiles.
    public init(count: Int, median: Duration, p95: Duration, p99: Duration, longest: Duration) {
        self.count = count
        self.median = median
        self.p95 = p95
        self.p99 = p99
        self.longest = longest
    }
}
