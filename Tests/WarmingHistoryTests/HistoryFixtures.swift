import FoundationEssentials
import Warming
import WarmingHistory

/// The moment that the rounds of tests are counted from: 2026-11-25T00:00:00Z.
let midnight = Timestamp(secondsSince1970: 1_795_564_800)

extension Timestamp {
    /// So many minutes after ``midnight``.
    static func minute(_ minute: Int) -> Timestamp {
        midnight.advanced(by: .seconds(60 * minute))
    }
}

/// A round of these targets.
func round(
    _ id: String,
    at moment: Timestamp,
    wall: Duration = .milliseconds(310),
    _ targets: TargetReport...
) throws -> RoundReport {
    try round(id, at: moment, wall: wall, targets)
}

/// A round of these targets.
func round(
    _ id: String,
    at moment: Timestamp,
    wall: Duration = .milliseconds(310),
    _ targets: [TargetReport]
) throws -> RoundReport {
    RoundReport(
        id: id,
        startedAt: moment,
        limits: try RoundLimits(maxInFlight: 200),
        wallTime: wall,
        targets: targets
    )
}

/// A target's report: its name, and what came of its pings.
func target(
    _ name: String,
    environments: Int? = nil,
    wasWarmed: Bool = false,
    _ pings: PingReport...
) throws -> TargetReport {
    let endpoint = try HTTPEndpoint(url: HTTPURL("https://\(name).example/"), shownURL: "https://\(name).example/")
    return TargetReport(
        target: try Target(name: name, endpoint: endpoint, environments: environments ?? max(1, pings.count)),
        pings: pings,
        wasWarmed: wasWarmed
    )
}

extension PingReport {
    /// A ping that was answered after so many milliseconds, by this environment.
    static func answered(
        _ milliseconds: Double,
        by environment: String? = nil,
        cold: Bool? = nil,
        init initialisation: Duration? = nil,
        duration: Duration? = nil,
        billed: Duration? = nil,
        memory: Int? = nil
    ) -> PingReport {
        var proof = Proof()
        proof.environment = environment
        proof.isCold = cold
        proof.initDuration = initialisation
        proof.duration = duration
        proof.billedDuration = billed
        proof.memorySize = memory
        return PingReport(
            sentAfter: .milliseconds(1),
            answer: Answer(
                outcome: Outcome(.answered),
                status: 200,
                latency: .microseconds(Int64(milliseconds * 1000)),
                proof: proof == Proof() ? nil : proof
            )
        )
    }

    /// A ping that failed.
    static func failed(_ code: Outcome.Code, _ detail: String? = nil, status: Int? = nil) -> PingReport {
        PingReport(
            sentAfter: .milliseconds(1),
            answer: Answer(outcome: Outcome(code, detail), status: status, latency: .seconds(10))
        )
    }
}

/// Runs `body` with the path of a history that is not there yet, in a folder of its own.
func withHistoryPath<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-history-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder + "/keepwarm.sqlite")
}
