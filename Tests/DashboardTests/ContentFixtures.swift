import FoundationEssentials
import Warming
import WarmingHistory

@testable import Dashboard

/// The moment that the rounds of tests are counted from: 2026-11-25T00:00:00Z.
let midnight = Timestamp(secondsSince1970: 1_795_564_800)

/// What no page may take for markup.
let hostile = "orders\"><script>alert('1')</script><b & c>\u{202E}"

/// An hour with two targets: one whose name and failures would be markup, and one that is well.
///
/// Round 0 is cold, round 5 fails, and there is none after the eleventh. A log is that of the target that is well.
func content(target: String? = nil, log: String? = nil) throws -> DashboardContent {
    try withHistory(log: log) { reader in
        let span = HistorySpan(from: midnight, to: midnight.advanced(by: .seconds(3600)))
        return try DashboardContent(of: reader, in: span, target: target)
    }
}

/// Runs `body` on a history of eleven rounds.
func withHistory<Value>(log: String? = nil, _ body: (HistoryReader) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-dashboard-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try HistoryStore(path: folder + "/keepwarm.sqlite")
    for number in 0..<11 {
        let report = RoundReport(
            id: "round\(number)",
            startedAt: midnight.advanced(by: .seconds(300 * number)),
            limits: try RoundLimits(maxInFlight: 10),
            wallTime: .milliseconds(100 + number * 100),
            targets: [
                try target(hostile, number: number, environments: 2),
                try target("cart", number: 1, environments: 1),
            ]
        )
        try store.record(report, now: report.startedAt)
    }
    if let log {
        try log.write(toFile: folder + "/cart.log", atomically: true, encoding: .utf8)
        _ = try store.importLog(from: folder + "/cart.log", target: "cart", now: midnight)
    }
    return try body(store.reader)
}

private func target(_ name: String, number: Int, environments: Int) throws -> TargetReport {
    let url = "https://api.example/"
    var proof = Proof()
    proof.isCold = number == 0
    proof.billedDuration = .milliseconds(12)
    let pings = (1...environments).map { environment in
        proof.environment = "\(environment)"
        let answer =
            number == 5
            ? Answer(outcome: Outcome(.unexpectedStatus, "<img src=x>"), status: 503, latency: .milliseconds(9))
            : Answer(
                outcome: Outcome(.answered),
                status: 200,
                latency: .milliseconds(number == 0 ? 1400 : 20),
                proof: proof
            )
        return PingReport(sentAfter: .zero, answer: answer)
    }
    return TargetReport(
        target: try Target(
            name: name,
            endpoint: HTTPEndpoint(url: HTTPURL(url), shownURL: url),
            environments: environments
        ),
        pings: pings
    )
}
