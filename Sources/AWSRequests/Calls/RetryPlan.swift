/// Decides whether and when a call is sent again.
///
/// "Retry behavior" in AWS's guide to its SDKs, mode standard: three attempts, and before each but the first a random
/// pause of up to 1 s, 2 s and so on, at most 20 s. What AWS asks for with `Retry-After` is never cut short.
struct RetryPlan: Sendable {
    /// How many attempts there may be in all.
    var attempts = 3

    private static let longest = Duration.seconds(20)

    /// The pause before the next attempt; `nil` when there shall be none.
    ///
    /// - Parameters:
    ///   - error: Why the attempt failed.
    ///   - attempt: Which attempt that was, counted from 1.
    ///   - repeatability: When the call may be sent again.
    ///   - random: A random number from 0 up to 1.
    /// - Returns: The pause. There is none when AWS asks for more than 20 s, which is better left to the next round.
    func pause(
        after error: AWSError,
        attempt: Int,
        repeatability: AWSCall.Repeatability,
        random: Double
    ) -> Duration? {
        guard attempt < attempts else { return nil }
        switch repeatability {
        case .always: guard error.isTransient else { return nil }
        case .whenRefused: guard error.status == 429 else { return nil }
        }
        let asked = error.retryAfter ?? .zero
        guard asked <= Self.longest else { return nil }
        return max(asked, min(Self.longest, .seconds(1 << min(attempt - 1, 5))) * random)
    }
}
