import LambdaPricing
import Warming
import WarmingHistory

extension CountedPings {
    /// The pings of a target that a history has, taken times a number.
    ///
    /// Time is billed as Lambda said, with the memory that it said; where it said the first alone, with the assumed one. A
    /// ping that told what Lambda bills was an invocation without a gateway; one that did not cost as the assumptions have
    /// it, unless it failed.
    init(
        _ target: TargetHistory,
        times stretch: Double = 1,
        _ assumptions: PingAssumptions
    ) throws(PricingError) {
        let counts = target.counts
        let isBilled = counts.billedDuration > .zero
        let ran = isBilled ? counts.pings : counts.pings - counts.failed
        self.init(
            name: target.name,
            count: try ExactDecimal(estimate: Double(ran) * stretch, places: 0),
            time: isBilled
                ? try Self.billed(target, times: stretch, assumptions)
                : .assumed(assumptions.duration, assumptions.memory),
            architecture: assumptions.architecture,
            gateway: isBilled ? .none : assumptions.gateway
        )
    }

    private static func billed(
        _ target: TargetHistory,
        times stretch: Double,
        _ assumptions: PingAssumptions
    ) throws(PricingError) -> Time {
        let counts = target.counts
        if counts.billedGigabyteSeconds > 0 {
            return .billed(
                try ExactDecimal(estimate: counts.billedGigabyteSeconds * stretch, places: 6),
                working: "billed for pings of \(target.name)"
            )
        }
        let seconds = try ExactDecimal(estimate: counts.billedDuration.milliseconds * stretch / 1000, places: 3)
        return .billed(
            try seconds * assumptions.memory.gigabytes,
            working:
                "\(seconds.grouped) s billed of pings of \(target.name) × \(assumptions.memory.megabytes) MB ÷ 1,024"
        )
    }
}
