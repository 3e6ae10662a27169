/// How long to wait before a ping that could not connect is tried again.
///
/// Exponential backoff with full jitter: a random time up to 100 ms after the first attempt, up to 200 ms after the
/// second, and so on, at most 2 s. The jitter keeps a thousand pings that failed together from coming back together.
struct RetryPause: Sendable {
    private static let base = Duration.milliseconds(100)
    private static let longest = Duration.seconds(2)

    /// A random number from 0 up to 1.
    let random: @Sendable () -> Double

    /// A pause before the attempt that follows attempt number `attempt`, counted from 1.
    func duration(afterAttempt attempt: Int) -> Duration {
        min(Self.longest, Self.base * (1 << min(max(attempt - 1, 0), 10))) * random()
    }
}
