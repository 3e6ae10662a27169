import FoundationEssentials
internal import Histogram

/// Works out percentiles of many summaries, one target after the other.
struct LatencyMeter {
    private var histogram = Histogram<UInt64>(
        lowestDiscernibleValue: 1,
        highestTrackableValue: LatencyCounts.longest,
        numberOfSignificantValueDigits: .two
    )

    /// Adds what ``LatencyCounts/encoded`` wrote.
    mutating func add(encoded bytes: some ContiguousBytes) {
        LatencyCounts.decode(bytes) { latency, count in _ = histogram.record(latency, count: count) }
    }

    /// The percentiles of all that was added; `nil` when there was nothing.
    var percentiles: LatencyPercentiles? {
        guard histogram.totalCount > 0 else { return nil }
        func latency(at percentile: Double) -> Duration {
            .microseconds(Int64(clamping: histogram.valueAtPercentile(percentile)))
        }
        return LatencyPercentiles(
            count: Int(clamping: histogram.totalCount),
            median: latency(at: 50),
            p95: latency(at: 95),
            p99: latency(at: 99),
            longest: latency(at: 100)
        )
    }

    /// Begins anew.
    mutating func reset() {
        histogram.reset()
    }
}
