/// What an environment has served so far.
struct ServiceRecord: Sendable {
    /// Whether it has served anything, be it a ping.
    private(set) var hasServed = false

    /// How many real requests there were.
    private(set) var requests = 0

    /// When the last of them arrived, counted from the environment's start.
    private(set) var lastRequest: Duration?

    /// Notes a real request.
    mutating func countRequest(at arrival: Duration) {
        hasServed = true
        requests += 1
        // Those who note at the same time may come here in another order than they read their clock.
        lastRequest = max(lastRequest ?? arrival, arrival)
    }

    /// Notes a ping.
    ///
    /// - Returns: What there was before it.
    mutating func notePing() -> ServiceRecord {
        defer { hasServed = true }
        return self
    }
}
