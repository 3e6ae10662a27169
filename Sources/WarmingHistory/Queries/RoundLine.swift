public import Warming

/// One round in a list of rounds.
public struct RoundLine: Hashable, Sendable {
    /// Its id; empty when the log that it was taken from does not say.
    public var id: String

    /// When it started.
    public var startedAt: Timestamp

    /// How long it took.
    public var wallTime: Duration

    /// All latencies added up: what its pings would have taken one after another.
    public var sumOfLatencies: Duration

    /// How well it went, by the names of `RoundHealth`.
    public var health: String

    /// How many targets it had.
    public var targets: Int

    /// How many of them had every ping answered.
    public var answeredTargets: Int

    /// How many pings it had.
    public var pings: Int

    /// How many of them were answered.
    public var answered: Int

    /// How many pings were cold; `nil` when no answer told.
    public var cold: Int?

    /// How many of those were of targets that had been warmed in the round before.
    public var unexpectedlyCold: Int

    /// What Lambda bills for the pings; `nil` when no answer told.
    public var billedDuration: Duration?
}

/// How long the rounds of some time took.
public struct RoundDurations: Hashable, Sendable {
    /// Where the time begins.
    public var start: Timestamp

    /// How many rounds began in it.
    public var rounds: Int

    /// How long the quickest took.
    public var shortest: Duration

    /// What half of them did not exceed.
    public var median: Duration

    /// How long the slowest took.
    public var longest: Duration
}
