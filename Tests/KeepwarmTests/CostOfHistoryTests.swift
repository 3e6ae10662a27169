import FoundationEssentials
import Testing
import Warming
import WarmingHistory

@Suite("keepwarm cost of a history", .timeLimit(.minutes(5)))
struct CostOfHistoryTests {
    @Test("What Lambda billed is stretched to a month of 30 days, and the first lines say so")
    func stretches() async throws {
        try await withFolder { folder in
            let path = folder + "/keepwarm.sqlite"
            try record(at: path)

            let finished = try await Command.run(
                "cost",
                "--history",
                path,
                "--since",
                "1d",
                "--gateway",
                "none",
                "--target-memory",
                "512",
                "--warmer-duration",
                "100ms",
                "--no-metrics"
            )

            #expect(finished.code == 0 && finished.complaint.isEmpty)
            #expect(
                finished.lines[0].hasPrefix("2 rounds from ") && finished.lines[0].hasSuffix("times 4320 for 30 days")
            )
            #expect(finished.lines[1] == "1 of 2 targets: as Lambda billed them, at 512 MB")
            #expect(
                finished.lines[2]
                    == "1 of 2 targets, of which no answer told: 100ms at 512 MB a ping, without API Gateway"
            )
            // Ten minutes, as the last round stands for five, with four pings of 125 ms and two that nobody billed.
            #expect(
                finished.output.contains("8,640 rounds of the warmer + 17,280 pings of orders + 8,640 pings of site")
            )
            #expect(finished.output.contains("2,160 s billed of pings of orders × 512 MB ÷ 1,024 = 1,080 GB-s"))
            // Two pings of a function and one of a URL, in 450 bytes: 250 + 2 × 450, and 250 + 190.
            #expect(finished.output.contains("8,640 reports of rounds × 2,040 bytes ÷ 10^9 = 0.0176256 GB"))
        }
    }

    @Test("A history without rounds is a failure, and one beside other sources a mistake")
    func refuses() async throws {
        try await withFolder { folder in
            let path = folder + "/keepwarm.sqlite"
            try record(at: path)

            let empty = try await Command.run("cost", "--history", path, "--since", "1ms")
            let missing = try await Command.run("cost", "--history", folder + "/none.sqlite")
            let both = try await Command.run("cost", "--history", path, "--config", "keepwarm.yaml")
            let alone = try await Command.run("cost", "--since", "7d")

            #expect(empty.code == 1 && empty.complaint.contains("has no round in that time"))
            #expect(missing.code == 1 && missing.complaint.contains("there is no history in"))
            #expect(both.code == 64 && both.complaint.contains("leave --config"))
            #expect(alone.code == 64 && alone.complaint.contains("add --history"))
        }
    }

    /// Two rounds, five minutes apart, of which the second has just been.
    private func record(at path: String) throws {
        let now = Timestamp(secondsSince1970: Int64(Date.now.timeIntervalSince1970) - 10)
        let store = try HistoryStore(path: path)
        for seconds in [-300, 0] {
            let start = now.advanced(by: .seconds(seconds))
            _ = try store.record(try report(at: start), now: start.advanced(by: .seconds(1)))
        }
    }

    private func report(at start: Timestamp) throws -> RoundReport {
        let orders = try Target(.function(LambdaFunction(name: "orders")), environments: 2)
        let site = try Target(name: "site", endpoint: HTTPEndpoint(url: HTTPURL("https://site.example/")))
        var billed = Answer(outcome: Outcome(.answered), status: 200, latency: .milliseconds(130))
        billed.proof = Proof()
        billed.proof?.billedDuration = .milliseconds(125)
        let plain = Answer(outcome: Outcome(.answered), status: 200, latency: .milliseconds(30))
        return RoundReport(
            id: "\(start.millisecondsSince1970)",
            startedAt: start,
            limits: try RoundLimits(maxInFlight: 10),
            wallTime: .milliseconds(140),
            targets: [
                TargetReport(
                    target: orders,
                    pings: [PingReport(sentAfter: .zero, answer: billed), PingReport(sentAfter: .zero, answer: billed)]
                ),
                TargetReport(target: site, pings: [PingReport(sentAfter: .zero, answer: plain)]),
            ]
        )
    }
}
