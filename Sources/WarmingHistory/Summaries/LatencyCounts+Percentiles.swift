import FoundationEssentials
import Warming

extension LatencyCounts {
    /// The percentiles of all that was counted; `nil` when there was nothing.
    ///
    /// Each is the longest latency of the slot in which it lies, as HdrHistogram has it.
    var percentiles: LatencyPercentiles? {
        let total = entries.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        var rest = entries[...]
        var passed: UInt64 = 0
        /// The shares of one call after another must grow.
        func latency(below share: Double) -> Duration {
            let rank = max(1, UInt64((Double(total) * share.nextDown).rounded(.up)))
            while let entry = rest.first, passed + entry.count < rank {
                passed += entry.count
                rest.removeFirst()
            }
            return .microseconds(Int64(clamping: Self.longest(inSlotOf: rest.first?.latency ?? 0)))
        }
        return LatencyPercentiles(
            count: Int(clamping: total),
            median: latency(below: 0.5),
            p95: latency(below: 0.95),
            p99: latency(below: 0.99),
            longest: latency(below: 1)
        )
    }
}
