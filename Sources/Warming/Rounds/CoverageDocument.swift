/// What a round achieved for a target, as JSON and logs carry it.
public struct CoverageDocument: Codable, Hashable, Sendable {
    /// How many environments the target asks for.
    public var requested: Int
    /// How many pings of the last pass were answered.
    public var answered: Int
    /// How many pings of the last pass were not.
    public var failed: Int
    /// How many different environments answered in the round.
    public var distinct: Int
    /// Whether there may have been more, since not every answer says which environment gave it.
    public var atLeast: Bool
    /// How many answered pings of the last pass went to an environment that another one had reached.
    public var collided: Int
    /// How many pings waited for an environment to start; absent when no answer tells.
    public var cold: Int?
    /// Whether the target was warmed in the round before, so that none should have been cold.
    public var warmedBefore: Bool
    /// What Lambda bills for the pings; absent when no answer tells.
    public var billedMilliseconds: Double?
    /// How many times the target's pings went out, each time with a longer hold.
    public var passes: Int
    /// The hold of the last pass.
    public var holdMilliseconds: Double
    /// Whether the function fans out by itself, so that it got one ping; absent when it does not.
    public var fansOut: Bool?

    /// Writes a target's coverage down.
    public init(_ report: TargetReport) {
        let coverage = report.coverage
        requested = coverage.requested
        answered = coverage.answered
        failed = coverage.failed
        distinct = coverage.distinct
        atLeast = coverage.isAtLeast
        collided = coverage.collided
        cold = coverage.cold
        warmedBefore = report.wasWarmed
        billedMilliseconds = coverage.billedDuration?.writtenMilliseconds
        passes = coverage.passes
        holdMilliseconds = coverage.hold.writtenMilliseconds
        fansOut = report.target.fansOut ? true : nil
    }
}

/// What an answer proves about the environment that gave it, as JSON and logs carry it.
public struct ProofDocument: Codable, Hashable, Sendable {
    /// Which environment answered; absent when the answer does not say.
    public var identity: String?
    /// Lambda's id of the request, which stands in the function's log too; absent for an HTTP endpoint.
    public var requestId: String?
    /// Whether the environment had to start for the ping; absent when nobody says.
    public var cold: Bool?
    /// How long the environment took to initialise; absent when it did not, or nobody says.
    public var initMilliseconds: Double?
    /// How long the function ran; absent when nobody says.
    public var durationMilliseconds: Double?
    /// What Lambda bills; absent when nobody says.
    public var billedMilliseconds: Double?
    /// The memory that the function is configured with, in MB; absent when nobody says.
    public var memoryMB: Int?
    /// The most memory that the environment has used, in MB; absent when nobody says.
    public var maxMemoryUsedMB: Int?
    /// The version of the function that ran; absent for an HTTP endpoint.
    public var version: String?
    /// How long the environment says that it held; absent when it does not say.
    public var heldMilliseconds: Double?
    /// How priming went: `done`, `failed` or `none`; absent when nobody says.
    public var priming: String?

    /// Writes a proof down.
    public init(_ proof: Proof) {
        identity = proof.environment
        requestId = proof.requestID
        cold = proof.isCold
        initMilliseconds = proof.initDuration?.writtenMilliseconds
        durationMilliseconds = proof.duration?.writtenMilliseconds
        billedMilliseconds = proof.billedDuration?.writtenMilliseconds
        memoryMB = proof.memorySize
        maxMemoryUsedMB = proof.maxMemoryUsed
        version = proof.version
        heldMilliseconds = proof.held?.writtenMilliseconds
        priming = proof.priming
    }
}

extension Duration {
    /// In milliseconds with three decimals: what a clock of this kind can tell.
    var writtenMilliseconds: Double { (milliseconds * 1000).rounded() / 1000 }
}
