/// A round's report as JSON and logs carry it: a stable format with a version of its own.
///
/// The format is described in `docs/round-report.md`. Within a version keys are only ever added. All times are in
/// milliseconds, with three decimals at most.
public struct RoundDocument: Codable, Hashable, Sendable {
    /// The version of the format that this release writes.
    public static let currentVersion = 1

    /// The version of the format.
    public var version: Int
    /// The round's id, which its pings carry.
    public var id: String
    /// How well it went: `good`, `short`, `cold` or `failed`.
    public var health: String
    /// How many pings waited for an environment to start; absent when no answer tells.
    public var cold: Int?
    /// How many of those were of targets that had been warmed in the round before.
    public var unexpectedlyCold: Int
    /// What Lambda bills for the pings; absent when no answer tells.
    public var billedMilliseconds: Double?
    /// When the round started, in UTC (ISO 8601).
    public var startedAt: String
    /// How long the round took.
    public var wallMilliseconds: Double
    /// All latencies added up: what the pings would have taken one after another.
    public var sumMilliseconds: Double
    /// The slowest ping; absent when none took any time, as in a round without pings.
    public var slowest: Slowest?
    /// How many pings the round had.
    public var pings: Int
    /// How many of them were answered with an accepted status.
    public var answered: Int
    /// The round's deadline; absent when it had none.
    public var deadlineMilliseconds: Double?
    /// The most pings that could be under way at any moment; 1 for one after another.
    public var maxInFlight: Int
    /// The targets, in the order in which they were given.
    public var targets: [Target]
    /// How many targets are left out, since the document would be too large for where it goes; absent when none is.
    public var targetsOmitted: Int?

    /// Which part of the round this is; absent when it is all of it.
    public var slice: SliceDocument?

    /// The slowest ping of a round.
    public struct Slowest: Codable, Hashable, Sendable {
        /// The name of its target.
        public var target: String
        /// Its latency.
        public var milliseconds: Double
    }

    /// What a round did for one target.
    public struct Target: Codable, Hashable, Sendable {
        /// The target's name.
        public var name: String
        /// Its URL as it was written, with `${NAME}` where a secret was filled in; absent for a function.
        public var url: String?
        /// The function with its qualifier; absent for an HTTP endpoint.
        public var function: String?
        /// What a function recognises as a ping; absent for an HTTP endpoint.
        public var dialect: String?
        /// What the pings achieved.
        public var coverage: CoverageDocument
        /// How many of its pings were answered with an accepted status.
        public var answered: Int
        /// Its pings, one for each environment that it asks for, and as many again for each further pass.
        public var pings: [Ping]
    }

    /// What came of one ping.
    public struct Ping: Codable, Hashable, Sendable {
        /// Which of the target's environments it was for, counted from 1.
        public var environment: Int
        /// How it ended: the name of an ``Outcome/Code``.
        public var outcome: String
        /// More about that for a person; absent when there is no more to say.
        public var detail: String?
        /// The response's status; absent when no head was read.
        public var status: Int?
        /// When it went out, counted from the start of the round; absent for one that never did.
        public var sentAfterMilliseconds: Double?
        /// The time to the first byte of the response; absent when none came.
        public var firstByteMilliseconds: Double?
        /// The time to the ping's end, whatever that was.
        public var milliseconds: Double
        /// Whether it was answered, but slowly.
        public var slow: Bool
        /// How many times it was tried.
        public var attempts: Int
        /// Which time it was that the target's pings went out, from 1.
        public var pass: Int
        /// How long the environment was asked to stay busy.
        public var holdMilliseconds: Double
        /// What the answer proves; absent when it proves nothing.
        public var proof: ProofDocument?
    }
}

extension RoundDocument {
    /// Writes a report down.
    public init(_ report: RoundReport) {
        self.init(
            version: Self.currentVersion,
            id: report.id,
            health: report.health.description,
            cold: report.coldCount,
            unexpectedlyCold: report.unexpectedColdCount,
            billedMilliseconds: report.billedDuration?.writtenMilliseconds,
            startedAt: report.startedAt.description,
            wallMilliseconds: report.wallTime.writtenMilliseconds,
            sumMilliseconds: report.sumOfLatencies.writtenMilliseconds,
            slowest: report.slowest.map { Slowest(target: $0.target, milliseconds: $0.latency.writtenMilliseconds) },
            pings: report.pingCount,
            answered: report.answeredPingCount,
            deadlineMilliseconds: report.limits.deadline?.writtenMilliseconds,
            maxInFlight: report.limits.maxInFlight,
            targets: report.targets.map { Target($0, slowAfter: report.limits.slowAfter) },
            slice: report.slice.map(SliceDocument.init)
        )
    }
}

extension RoundDocument.Target {
    fileprivate init(_ report: TargetReport, slowAfter: Duration) {
        self.init(
            name: report.target.name,
            url: report.target.endpoint?.shownURL,
            function: report.target.function?.shownName,
            dialect: report.target.function?.dialect.name,
            coverage: CoverageDocument(report),
            answered: report.answeredCount,
            pings: report.pings.enumerated().map { index, ping in
                RoundDocument.Ping(
                    environment: index % report.target.pingCount + 1,
                    outcome: ping.answer.outcome.code.description,
                    detail: ping.answer.outcome.detail,
                    status: ping.answer.status,
                    sentAfterMilliseconds: ping.sentAfter?.writtenMilliseconds,
                    firstByteMilliseconds: ping.answer.firstByte?.writtenMilliseconds,
                    milliseconds: ping.answer.latency.writtenMilliseconds,
                    slow: ping.answer.isSlow(after: slowAfter),
                    attempts: ping.answer.attempts,
                    pass: ping.pass,
                    holdMilliseconds: ping.hold.writtenMilliseconds,
                    proof: ping.answer.proof.map(ProofDocument.init)
                )
            }
        )
    }
}
