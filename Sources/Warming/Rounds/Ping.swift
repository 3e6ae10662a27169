/// One warm-up request to one target.
public struct Ping: Hashable, Sendable {
    /// What to ping.
    public var target: Target

    /// Which of the target's environments this ping is for, counted from 1.
    public var environment: Int

    /// How many environments the target asks for.
    public var of: Int { target.environments }

    /// The round that the ping belongs to: an id of letters and digits, the same for all of its pings.
    public var round: String

    /// How long the environment is asked to stay busy, so that pings sent together land on different ones.
    public var hold: Duration

    /// How long this ping may take.
    ///
    /// Shorter than the target's own timeout when an earlier attempt used some of it.
    public var timeout: Duration

    /// Creates a ping that may take as long as its target allows.
    public init(target: Target, environment: Int = 1, round: String = "0", hold: Duration = .zero) {
        self.target = target
        self.environment = environment
        self.round = round
        self.hold = hold
        timeout = target.timeout
    }
}
