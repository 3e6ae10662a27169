/// How fast one function may gain environments.
///
/// Lambda lets each function add 1,000 in ten seconds, refilled all the time; what is not used does not add up
/// (Lambda developer guide, "Understanding Lambda function scaling").
public struct ScalingRate: Hashable, Sendable {
    /// The environments that may be started at once, and in each ``period``.
    public var environments: Int

    /// The time in which as many may be started again.
    public var period: Duration

    /// Creates a rate.
    public init(environments: Int, period: Duration) {
        self.environments = environments
        self.period = period
    }

    /// Lambda's own: 1,000 in ten seconds.
    public static let lambda = ScalingRate(environments: 1000, period: .seconds(10))
}
