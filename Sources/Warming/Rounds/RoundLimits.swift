/// The bounds of a round.
public struct RoundLimits: Hashable, Sendable {
    /// How long a whole round may take; `nil` to wait for every ping's own timeout.
    public var deadline: Duration?

    /// The most pings under way at any moment, at least 1.
    ///
    /// With 1 they go out one after another.
    public var maxInFlight: Int

    /// How many more times to try a ping that could not connect.
    ///
    /// From 0 to 10.
    public var retries: Int

    /// From which latency on an answer is called slow.
    public var slowAfter: Duration

    /// Creates the bounds of a round.
    ///
    /// - Parameters:
    ///   - deadline: How long a whole round may take; `nil` to wait for every ping's own timeout.
    ///   - maxInFlight: The most pings under way at any moment.
    ///   - retries: How many more times to try a ping that could not connect.
    ///   - slowAfter: From which latency on an answer is called slow.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidLimit`` for a value out of its range.
    public init(
        deadline: Duration? = nil,
        maxInFlight: Int,
        retries: Int = 0,
        slowAfter: Duration = .seconds(1)
    ) throws(WarmingError) {
        if let deadline, deadline <= .zero {
            throw WarmingError(.invalidLimit, "A round's deadline is \(deadline.text); give it at least 1ms.")
        }
        guard maxInFlight >= 1 else {
            throw WarmingError(.invalidLimit, "\(maxInFlight) pings in flight cannot be; allow at least 1.")
        }
        guard 0...10 ~= retries else {
            throw WarmingError(.invalidLimit, "\(retries) retries are out of range; allow 0 to 10.")
        }
        guard slowAfter > .zero else {
            throw WarmingError(.invalidLimit, "'\(slowAfter.text)' as the bound of slow answers; give it at least 1ms.")
        }
        self.deadline = deadline
        self.maxInFlight = maxInFlight
        self.retries = retries
        self.slowAfter = slowAfter
    }
}
