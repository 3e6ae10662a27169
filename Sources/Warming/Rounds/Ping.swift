/// One warm-up request to one target.
public struct Ping: Hashable, Sendable {
    /// What to ping.
    public var target: Target

    /// Which of the target's environments this ping is for, counted from 1.
    public var environment: Int

    /// How long this ping may take.
    ///
    /// Shorter than the target's own timeout when an earlier attempt used some of it.
    public var timeout: Duration

    /// Creates a ping that may take as long as its target allows.
    public init(target: Target, environment: Int = 1) {
        self.target = target
        self.environment = environment
        timeout = target.timeout
    }
}
