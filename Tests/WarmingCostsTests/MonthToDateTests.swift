import FoundationEssentials
import LambdaPricing
import Testing
import Warming
import WarmingConfiguration
import WarmingHistory
import YAMLConfiguration

@testable import WarmingCosts

@Suite("The cost of a month so far")
struct MonthToDateTests {
    /// 2026-11-25T00:00:00Z.
    private static let now = Timestamp(secondsSince1970: 1_795_564_800)

    private static let yaml = """
        schedule: rate(5 minutes)
        targets:
          - {name: orders, function: Orders, environments: 2}
          - {name: site, url: "https://site.example/"}
        """

    @Test("What Lambda billed counts as it was, and what no answer told as it is assumed")
    func sumsUp() throws {
        let month = try #require(try cost(configuration: Self.yaml))

        // 1,000 rounds. Of orders 2,000 pings: requests 0.0004, 2,000 × 0.1 s × 0.5 GB = 100 GB-s 0.00166667, logs
        // 0.0003. Of site 1,000: requests 0.0002, 12.5 GB-s 0.000208334, the gateway 0.001, logs 0.00015.
        #expect(month.soFar == "$0.0039")
        #expect(
            month.basis.first
                == "So far 3,000 pings since 2026-11-01; 1 of 2 targets: as Lambda billed them; "
                + "1 of 2 targets, of which no answer told: 100ms at 128 MB a ping, through an HTTP API."
        )
    }

    @Test("The estimate is that of the whole month of the calendar, functions without a gateway")
    func estimates() throws {
        let month = try #require(try cost(configuration: Self.yaml))

        // 8,640 rounds of 3 pings: requests 0.005184, 324 GB-s 0.0054000108, the gateway of 8,640 0.00864, logs 0.003888.
        #expect(month.estimate == "$0.02")
        #expect(
            month.basis.dropFirst().first
                == "The whole month: 8,640 rounds: rate(5 minutes), 30 days from 2026-11-01; "
                + "3 pings a round: orders 2, site; Each ping: 100ms at 128 MB, through an HTTP API where it is a URL; "
                + "warm, since the one before kept its environment."
        )
        #expect(month.basis.last?.hasPrefix("Prices of us-east-1 as of 2026-") == true)
    }

    @Test("One target is billed alone")
    func billsTarget() throws {
        let site = try #require(try cost(of: "site", configuration: Self.yaml))
        let orders = try #require(try cost(of: "orders", configuration: Self.yaml))
        let unknown = try #require(try cost(of: "nobody", configuration: Self.yaml))

        #expect(site.soFar == "$0.0016" && site.basis[0].hasPrefix("So far 1,000 pings"))
        #expect(orders.soFar == "$0.0024" && orders.basis[0].hasPrefix("So far 2,000 pings"))
        #expect(unknown.soFar == "$0.00" && unknown.estimate == nil)
    }

    @Test("Without a configuration, or without a schedule in it, there is no estimate")
    func needsSchedule() throws {
        #expect(try cost(configuration: nil)?.estimate == nil)
        #expect(try cost(configuration: "targets: [\"https://site.example/\"]")?.estimate == nil)
        #expect(try cost(configuration: nil)?.soFar == "$0.0039")
    }

    @Test("Pings of the month before do not count")
    func beginsWithMonth() throws {
        let december = Timestamp(secondsSince1970: 1_796_083_201)

        #expect(try cost(configuration: nil, at: december)?.soFar == "$0.00")
    }

    @Test("A region without prices is not guessed, and a price that is not known is said")
    func knowsItsLimits() throws {
        let partial = try #require(try cost(configuration: Self.yaml, region: "eu-central-1"))

        #expect(partial.isPartial && partial.basis.last?.contains("API Gateway") == true)
        #expect(try cost(configuration: Self.yaml)?.isPartial == false)
        #expect(try cost(configuration: Self.yaml, region: "mars-north-1") == nil)
    }

    private func cost(
        of target: String? = nil,
        configuration: String?,
        at now: Timestamp = now,
        region: String = "us-east-1"
    ) throws -> MonthToDate? {
        let folder = FileManager.default.temporaryDirectory.path() + "keepwarm-costs-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try HistoryStore(path: folder + "/keepwarm.sqlite")
        let rounds = try (0..<1000).map { number in
            RoundDocument(try report(at: Self.now.advanced(by: .seconds(-300 * (1000 - number)))))
        }
        try store.record(rounds, now: Self.now)
        return try MonthToDate.of(
            store.reader,
            at: now,
            target: target,
            configuration: try configuration.map {
                try WarmingConfiguration.parse($0, file: "keepwarm.yaml", environment: [:])
            },
            prices: PriceBook.builtIn(),
            region: region
        )
    }

    private func report(at start: Timestamp) throws -> RoundReport {
        let orders = try Target(.function(LambdaFunction(name: "orders")), environments: 2)
        let site = try Target(name: "site", endpoint: HTTPEndpoint(url: HTTPURL("https://site.example/")))
        var billed = Answer(outcome: Outcome(.answered), status: 200, latency: .milliseconds(130))
        billed.proof = Proof()
        billed.proof?.billedDuration = .milliseconds(100)
        billed.proof?.memorySize = 512
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
