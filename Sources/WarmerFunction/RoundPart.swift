import Warming

/// What one invocation pings: a round, or a slice of one.
struct RoundPart: Sendable {
    /// The targets; what could be found by its tag has been found.
    var targets: [Target]

    /// The round's id, the same in all of its slices.
    var round: String

    /// Which slice it is; `nil` for all of the round.
    var slice: RoundSlice?

    /// Who is told of it; `nil` for nobody.
    var heartbeat: Heartbeat?

    /// Whether somebody is to be told of what came of it.
    ///
    /// Slices end in any order, so the first one speaks for all of them as long as they are good: another that said so
    /// too could be the answer to a failure that had just been told.
    func isTold(as health: RoundHealth) -> Bool {
        (slice?.number ?? 1) == 1 || health != .good
    }
}
