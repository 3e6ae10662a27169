import Warming

/// Runs a round beside `body`, which is told how many pings have ended each time that one has.
@discardableResult
func withRound(
    of targets: [Target],
    limits: RoundLimits? = nil,
    pinger: ScriptedPinger,
    clock: ManualClock,
    random: Double = 0.5,
    during body: (_ ended: Watched<[Int]>) async throws -> Void = { _ in }
) async throws -> RoundReport {
    let limits = try limits ?? RoundLimits(maxInFlight: 1000)
    let round = Round(pinger: pinger, limits: limits, clock: clock, random: { random })
    let ended = Watched<[Int]>([])
    async let report = round.run(targets, startedAt: Timestamp("2026-11-22T20:15")) { count, _ in
        ended.update { $0.append(count) }
    }
    try await body(ended)
    return await report
}
