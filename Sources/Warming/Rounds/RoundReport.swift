/// What a round did: every ping of every target, in the order of the targets.
public struct RoundReport: Hashable, Sendable {
    /// The round's id, which its pings carry: twelve hexadecimal digits.
    public var id: String

    /// When the round started.
    public var startedAt: Timestamp

    /// The bounds that it kept to.
    public var limits: RoundLimits

    /// How long it took from its start until its last answer was in.
    public var wallTime: Duration

    /// The targets, in the order in which they were given.
    public var targets: [TargetReport]

    /// Which part of the round this is, when it was cut into slices; `nil` for all of it.
    public var slice: RoundSlice?

    /// Creates a report.
    public init(
        id: String = "",
        startedAt: Timestamp,
        limits: RoundLimits,
        wallTime: Duration,
        targets: [TargetReport],
        slice: RoundSlice? = nil
    ) {
        self.id = id
        self.startedAt = startedAt
        self.limits = limits
        self.wallTime = wallTime
        self.targets = targets
        self.slice = slice
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

    /// Its pings, one for each environment that it asks for, and as many again for each further pass.
    public var pings: [PingReport]

    /// How many different environments answered in the round before this one, or as many as pings did where nobody can
    /// tell: so many should have been warm.
    ///
    /// 0 in a first round.
    public var environmentsBefore: Int

    /// Creates a report.
    public init(target: Target, pings: [PingReport], environmentsBefore: Int) {
        self.target = target
        self.environmentsBefore = environmentsBefore
        self.pings = pings
    }

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - pings: Its pings.
    ///   - wasWarmed: Whether all environments that the target asks for answered in the round before this one.
    public init(target: Target, pings: [PingReport], wasWarmed: Bool = false) {
        self.init(target: target, pings: pings, environmentsBefore: wasWarmed ? target.environments : 0)
    }

    /// Whether the target answered in the round before this one.
    public var wasWarmed: Bool { environmentsBefore > 0 }

    /// How many pings were cold that should not have been: what was warm in the round before is warm no more.
    ///
    /// Environments beyond those of the round before are new, and have to start.
    public var unexpectedColdCount: Int {
        guard wasWarmed else { return 0 }
        let coverage = coverage
        guard let cold = coverage.cold else { return 0 }
        return max(0, cold - max(0, coverage.distinct - environmentsBefore))
    }

    /// How many of its pings were answered with an accepted status.
    public var answeredCount: Int { pings.count { $0.answer.outcome.isAnswered } }

    /// Whether all of its pings were answered with an accepted status.
    public var isAnswered: Bool { answeredCount == pings.count }

    /// What the pings achieved.
    public var coverage: Coverage {
        Coverage(of: pings, requested: target.environments, fansOut: target.fansOut)
    }
}

/// What came of one ping of a round.
public struct PingReport: Hashable, Sendable {
    /// When the ping went out, counted from the start of the round; `nil` for one that never did.
    public var sentAfter: Duration?

    /// What came of it.
    ///
    /// A ping that never went out has a latency of zero.
    public var answer: Answer

    /// Which time it was that the target's pings went out, from 1.
    ///
    /// When too few environments answered, they go out again with a longer hold.
    public var pass: Int

    /// How long the environment was asked to stay busy.
    public var hold: Duration

    /// Creates a report.
    public init(sentAfter: Duration?, answer: Answer, pass: Int = 1, hold: Duration = .zero) {
        self.sentAfter = sentAfter
        self.answer = answer
        self.pass = pass
        self.hold = hold
    }
}
