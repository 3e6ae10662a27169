/// What a round did: every ping of every target, in the order of the targets.
public struct RoundReport: Hashable, Sendable {
    /// When the round started.
    public var startedAt: Timestamp

    /// The bounds that it kept to.
    public var limits: RoundLimits

    /// How long it took from its start until its last answer was in.
    public var wallTime: Duration

    /// The targets, in the order in which they were given.
    public var targets: [TargetReport]

    /// Creates a report.
    public init(startedAt: Timestamp, limits: RoundLimits, wallTime: Duration, targets: [TargetReport]) {
        self.startedAt = startedAt
        self.limits = limits
        self.wallTime = wallTime
        self.targets = targets
    }

    /// How many pings the round had.
    public var pingCount: Int { targets.reduce(0) { $0 + $1.pings.count } }

    /// How many pings were answered with an accepted status.
    public var answeredPingCount: Int { targets.reduce(0) { $0 + $1.answeredCount } }

    /// How many targets had every ping answered.
    public var answeredTargetCount: Int { targets.count { $0.isAnswered } }

    /// Whether every target had every ping answered.
    public var isAnswered: Bool { targets.allSatisfy(\.isAnswered) }

    /// The latency of the slowest ping, and the target that it belongs to; `nil` when no ping took any time.
    public var slowest: (target: String, latency: Duration)? {
        var slowest: (target: String, latency: Duration)?
        for target in targets {
            for ping in target.pings where ping.answer.latency > (slowest?.latency ?? .zero) {
                slowest = (target.target.name, ping.answer.latency)
            }
        }
        return slowest
    }

    /// All latencies added up: how long the same pings would have taken one after another.
    public var sumOfLatencies: Duration {
        targets.reduce(.zero) { sum, target in target.pings.reduce(sum) { $0 + $1.answer.latency } }
    }
}

/// What a round did for one target.
public struct TargetReport: Hashable, Sendable {
    /// The target.
    public var target: Target

    /// Its pings, one for each environment that it asks for.
    public var pings: [PingReport]

    /// Creates a report.
    public init(target: Target, pings: [PingReport]) {
        self.target = target
        self.pings = pings
    }

    /// How many of its pings were answered with an accepted status.
    public var answeredCount: Int { pings.count { $0.answer.outcome.isAnswered } }

    /// Whether all of its pings were answered with an accepted status.
    public var isAnswered: Bool { answeredCount == pings.count }
}

/// What came of one ping of a round.
public struct PingReport: Hashable, Sendable {
    /// When the ping went out, counted from the start of the round; `nil` for one that never did.
    public var sentAfter: Duration?

    /// What came of it.
    ///
    /// A ping that never went out has a latency of zero.
    public var answer: Answer

    /// Creates a report.
    public init(sentAfter: Duration?, answer: Answer) {
        self.sentAfter = sentAfter
        self.answer = answer
    }
}
