import FoundationEssentials
import Warming
import WarmingHistory

@testable import HistoryPresentation

/// The moment that the rounds of tests are counted from: 2026-11-25T00:00:00Z.
let midnight = Timestamp(secondsSince1970: 1_795_564_800)

/// An overview of an hour with two targets: one that was cold once and once failed, and one that is well.
func overview(cells: Int = 12) throws -> HistoryOverview {
    let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-overview-\(UUID().uuidString)"
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
                try target("=orders", number: number, environments: 2),
                try target("cart", number: 1, environments: 1),
            ]
        )
        try store.record(report, now: report.startedAt)
    }
    try log.write(toFile: folder + "/orders.log", atomically: true, encoding: .utf8)
    _ = try store.importLog(from: folder + "/orders.log", target: "=orders", now: midnight)
    let span = HistorySpan(from: midnight, to: midnight.advanced(by: .seconds(3600)))
    return try HistoryOverview(of: store.reader, in: span, cells: cells)
}

private let log = """
    2026-11-25T00:20:30.000Z REPORT RequestId: a\tDuration: 300.00 ms\tBilled Duration: 1000 ms\tMemory Size: 128 MB\t\
    Max Memory Used: 60 MB\tInit Duration: 700.00 ms\t
    2026-11-25T00:20:40.000Z REPORT RequestId: b\tDuration: 12.00 ms\tBilled Duration: 12 ms\tMemory Size: 128 MB\t\
    Max Memory Used: 60 MB\t

    """

/// Round 0 is cold, round 5 fails, and all others are warm.
private func target(_ name: String, number: Int, environments: Int) throws -> TargetReport {
    let url = "https://\(name.drop { $0 == "=" }).example/"
    var proof = Proof()
    proof.isCold = number == 0
    proof.billedDuration = .milliseconds(12)
    let pings = (1...environments).map { environment in
        proof.environment = "\(name)-\(environment)"
        let answer =
            number == 5
            ? Answer(outcome: Outcome(.unexpectedStatus, "wanted 200-299"), status: 503, latency: .milliseconds(9))
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
