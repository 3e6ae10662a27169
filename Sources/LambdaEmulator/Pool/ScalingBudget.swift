import Kernel

/// The environments that one function may start now.
///
/// It refills all the time, and never holds more than one period's worth.
struct ScalingBudget: Hashable, Sendable {
    private let rate: ScalingRate
    private var environments: Double
    private var refilled: MonotonicInstant

    init(rate: ScalingRate, now: MonotonicInstant) {
        self.rate = rate
        environments = Double(rate.environments)
        refilled = now
    }

    /// Takes leave to start one.
    ///
    /// - Returns: Whether it may be started.
    mutating func take(now: MonotonicInstant) -> Bool {
        let most = Double(rate.environments)
        let share = refilled.duration(to: now) / rate.period
        environments = min(most, environments + most * max(0, share))
        refilled = now
        guard environments >= 1 else { return false }
        environments -= 1
        return true
    }
}
