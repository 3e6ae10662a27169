import Warming

/// The bounds of one round inside of a Lambda function, which has a deadline and 1,024 descriptors of its own.
struct RoundBudget {
    /// What is kept of the function's time for ending the round, writing its report, and sending it: half a second.
    ///
    /// A function of 128 MB has a fourteenth of a processor.
    static let margin = Duration.milliseconds(500)

    /// The most pings in flight that the process has descriptors for.
    let maxInFlight: Int

    /// The bounds of a round that begins with this much of the function's time left.
    ///
    /// The round ends by itself before the function would be ended, and so its report says what was cut off. Of a time
    /// that is hardly longer than the margin, the round gets half. When somebody is to be told of the round, it leaves
    /// time for that too, at most a quarter of all: it is the round that was cut off which has to be told of.
    ///
    /// - Parameters:
    ///   - remaining: The time until Lambda ends the function.
    ///   - configured: The bounds that the configuration asks for, or the usual ones.
    ///   - isTold: Whether somebody is told of the round.
    /// - Returns: The tighter of both.
    /// - Throws: `WarmingError` for bounds that cannot be.
    func limits(
        remaining: Duration,
        configured: RoundLimits,
        isTold: Bool = false
    ) throws(WarmingError) -> RoundLimits {
        let usable = Self.usable(of: remaining)
        let available = isTold ? usable - min(Heartbeat.timeLimit, usable / 4) : usable
        return try RoundLimits(
            deadline: min(available, configured.deadline ?? available),
            maxInFlight: min(maxInFlight, configured.maxInFlight),
            retries: configured.retries,
            slowAfter: configured.slowAfter
        )
    }

    /// What of the function's time can be used before its margin.
    ///
    /// - Parameter remaining: The time until Lambda ends the function.
    /// - Returns: At least a millisecond.
    static func usable(of remaining: Duration) -> Duration {
        max(.milliseconds(1), remaining > margin * 2 ? remaining - margin : remaining / 2)
    }
}
