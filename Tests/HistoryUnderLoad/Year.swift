import Dashboard
import Warming
import WarmingHistory

/// A year of a hundred targets that are pinged every five minutes.
struct Year {
    static let start = Timestamp(secondsSince1970: 1_764_028_800)
    static let days = 365
    static let targets = 100
    static let roundsADay = 288

    let path: String

    /// Writes the year, a day in one transaction, and prunes as a run would.
    func write() throws {
        let store = try HistoryStore(path: path)
        var random = SystemRandomNumberGenerator()
        let targets = try (1...Self.targets).map { index in
            let name = "orders-api-\(index)"
            return try Target(name: name, endpoint: HTTPEndpoint(url: HTTPURL("https://\(name).example/health")))
        }
        try timed("write \(Self.days) days") {
            for day in 0..<Self.days {
                let rounds = try (0..<Self.roundsADay).map { number in
                    RoundDocument(try round(day * Self.roundsADay + number, of: targets, random: &random))
                }
                try store.record(rounds, now: Self.start.advanced(by: .seconds((day + 1) * 86400)))
            }
        }
        print("memory: \(peakMegabytes) MB")
    }

    /// Opens the file and draws pages of it.
    func read() throws {
        print("size: \(megabytes(of: path)) MB and \(megabytes(of: path + "-wal")) MB beside it")
        let reader = try timed("open") { try HistoryReader(path: path) }
        let always = HistorySpan(from: Self.start, to: Self.start.advanced(by: .seconds(1000 * 86400)))
        guard let last = try reader.rounds(in: always, limit: 1).last else { return }
        print("until \(last.startedAt)")
        for (name, days) in [("day", 1), ("week", 7), ("month", 30), ("year", 365)] {
            let span = HistorySpan(last: .seconds(days * 86400), before: last.startedAt.advanced(by: .seconds(-4000)))
            for time in ["first", "second"] {
                let content = try timed("\(name), looked up the \(time) time") {
                    try DashboardContent(of: HistoryReader(path: path), in: span)
                }
                let page = timed("\(name), drawn the \(time) time") { ReportPage(content).html }
                print(
                    "  \(content.targets.count) targets, \(content.rounds?.rounds ?? 0) rounds, \(page.utf8.count) bytes"
                )
            }
        }
        print("memory: \(peakMegabytes) MB")
    }

    private func round(
        _ number: Int,
        of targets: [Target],
        random: inout SystemRandomNumberGenerator
    ) throws -> RoundReport {
        let digits = String(number, radix: 16)
        return RoundReport(
            id: String(repeating: "0", count: 12 - digits.count) + digits,
            startedAt: Self.start.advanced(by: .seconds(number * 300)),
            limits: try RoundLimits(maxInFlight: 200),
            wallTime: .milliseconds(Int.random(in: 40...2000, using: &random)),
            targets: targets.map { TargetReport(target: $0, pings: [ping(random: &random)], wasWarmed: number > 0) }
        )
    }

    /// Most answers come after 15 to 60 ms, one in 500 starts an environment, one in 1000 fails.
    private func ping(random: inout SystemRandomNumberGenerator) -> PingReport {
        let chance = Int.random(in: 0..<1000, using: &random)
        var proof = Proof()
        proof.environment = String(UInt64.random(in: 0...UInt64.max, using: &random), radix: 16)
        proof.isCold = chance < 2
        let latency =
            chance < 2 ? Double.random(in: 800...4000, using: &random) : 15 * .random(in: 1...4, using: &random)
        return PingReport(
            sentAfter: .microseconds(Int64.random(in: 0...2000, using: &random)),
            answer: chance == 999
                ? Answer(outcome: Outcome(.timeoutFirstByte), latency: .seconds(10))
                : Answer(
                    outcome: Outcome(.answered),
                    status: 200,
                    firstByte: .milliseconds(latency - 0.2),
                    latency: .milliseconds(latency),
                    proof: proof
                )
        )
    }
}
