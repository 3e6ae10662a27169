import LambdaPricing
import Testing

@Suite("Comparison")
struct ComparisonTests {
    private static let monthSeconds = 30 * 86_400

    /// Working hours as if they began anew every 24 hours: ten of them, with a round every five minutes.
    private static let hours = PingTimes(
        name: "working hours",
        gaps: (0..<30).flatMap { _ in Array(repeating: 300, count: 119) + [300 + 14 * 3600] }
    )

    private static func given(
        every seconds: Int = 300,
        environments: [Int] = [1, 1, 1, 1, 1],
        visits: Int = 3000,
        pingMilliseconds: Int = 100,
        runtime: String = "provided.al2023",
        megabytes: Int = 128
    ) throws -> ComparisonCase {
        ComparisonCase(
            environments: environments,
            visits: visits,
            shareInHours: 0.8,
            duration: .milliseconds(100),
            initDuration: .seconds(3),
            memory: try FunctionMemory(megabytes: megabytes),
            architecture: .x86,
            runtime: runtime,
            idleLifetime: .seconds(360),
            schedule: PingTimes(
                name: "every \(seconds) s",
                gaps: Array(repeating: seconds, count: monthSeconds / seconds)
            ),
            hours: hours,
            pingDuration: .milliseconds(pingMilliseconds),
            gateway: .http,
            moreMemory: .wholeProcessor,
            restoreDuration: .milliseconds(300),
            monthSeconds: monthSeconds
        )
    }

    private static func compare(_ given: ComparisonCase, region: String = "us-east-1") throws -> Comparison {
        try Comparison(given, prices: try PriceBook.builtIn(), region: region)
    }

    @Test("The report's own case: all at once saves three quarters of the warmer's price")
    func reportsCase() throws {
        let comparison = try Self.compare(Self.given(every: 60, pingMilliseconds: 300))

        #expect(try comparison.warmer.sequential == number("0.14364027"))
        #expect("\(comparison.warmer.atOnce)" == "0.035640054")
    }

    @Test("Doing nothing leaves the cold visits that the model expects, and their time is billed")
    func nothing() throws {
        let given = try Self.given()
        let comparison = try Self.compare(given)

        let seconds = Double(Self.hours.activeSeconds)
        #expect(seconds == 30 * 36_000)
        let inHours = try VisitModel(visitsPerSecond: 480 / seconds, busySeconds: 0.1, idleLifetime: 360)
        let atOtherTimes = try VisitModel(
            visitsPerSecond: 120 / (Double(Self.monthSeconds) - seconds),
            busySeconds: 0.1,
            idleLifetime: 360
        )
        let expected = 2400 * inHours.coldShare() + 600 * atOtherTimes.coldShare()
        let nothing = try row(.nothing, of: comparison)
        #expect(abs(nothing.coldVisits - expected) < 1e-6)
        #expect(abs(nothing.waitedSeconds - 3 * expected) < 1e-5)
        // Each start bills 3,000 ms of 128 MB.
        #expect(abs(comparison.startsAmount.double - expected * 3 * 0.125 * 0.0000166667) < 1e-6)
    }

    @Test("Pings often enough leave only the visits that come together")
    func pings() throws {
        let comparison = try Self.compare(Self.given(environments: [2, 2, 2, 2, 2]))

        let (nothing, sequential) = (try row(.nothing, of: comparison), try row(.sequentialPings, of: comparison))
        let (pings, hours) = (try row(.pings, of: comparison), try row(.workingHoursPings, of: comparison))
        // One after another reaches one environment of each function, all at once two.
        #expect(pings.coldVisits < sequential.coldVisits / 100)
        #expect(sequential.coldVisits < 1)
        #expect(hours.coldVisits > 100 && hours.coldVisits < nothing.coldVisits / 3)
        #expect(try #require(hours.amount) < #require(pings.amount))
    }

    @Test("One after another is no way where it takes longer than Lambda allows")
    func tooLongSequentially() throws {
        let comparison = try Self.compare(
            Self.given(environments: Array(repeating: 10, count: 100), pingMilliseconds: 1000)
        )

        #expect(comparison.warmer.sequential == nil)
        #expect(try row(.sequentialPings, of: comparison).bill == nil)
        #expect(try row(.sequentialPings, of: comparison).assumption.contains("busy for 1,000 s, longer than Lambda"))
        #expect(try row(.pings, of: comparison).bill != nil)
    }

    @Test("Pings further apart than an environment lives leave the time in between cold, and pay for starts")
    func rarePings() throws {
        let rare = try Self.compare(Self.given(every: 720))
        let often = try Self.compare(Self.given(every: 360))

        let (nothing, pings) = (try row(.nothing, of: rare), try row(.pings, of: rare))
        // Covered half of the time.
        #expect(abs(pings.coldVisits / nothing.coldVisits - 0.5) < 0.01)
        #expect(try #require(pings.amount) > #require(row(.pings, of: often).amount))
    }

    @Test("Provisioned concurrency keeps as many environments warm, for a price by the second")
    func provisioned() throws {
        let comparison = try Self.compare(Self.given(megabytes: 1024))

        let (always, hours) = (
            try row(.provisioned, of: comparison), try row(.workingHoursProvisioned, of: comparison)
        )
        // $10.80 for each GB, all month long, and $4.50 for ten hours a day; what visits cost comes on top.
        #expect(try abs(#require(always.amount).double - 5 * 10.80) < 0.05)
        #expect(try abs(#require(hours.amount).double - 5 * 4.50) < 0.05)
        #expect(always.coldVisits == (try row(.pings, of: comparison).coldVisits))
        #expect(always.coldVisits < hours.coldVisits)
    }

    @Test(
        "SnapStart is there for some runtimes only",
        arguments: [
            ("provided.al2023", false), ("nodejs22.x", false), ("ruby3.4", false), ("python3.11", false),
            ("python3.12", true), ("python3.13", true), ("java8.al2", false), ("java11", true), ("java21", true),
            ("dotnet6", false), ("dotnet8", true), ("java", false), ("", false),
        ]
    )
    func snapStart(runtime: String, isThere: Bool) throws {
        let row = try row(.snapStart, of: Self.compare(Self.given(runtime: runtime)))

        #expect((row.bill != nil) == isThere && (row.amount != nil) == isThere)
        let meters = row.bill?.lines.map(\.meter) ?? []
        #expect(meters.contains(.snapStartCache) == (isThere && !runtime.hasPrefix("java")))
    }

    @Test("More memory shortens visits and not starts")
    func moreMemory() throws {
        let comparison = try Self.compare(Self.given())

        let (nothing, more) = (try row(.nothing, of: comparison), try row(.moreMemory, of: comparison))
        #expect(abs(more.coldVisits - nothing.coldVisits) < 1)
        #expect(more.assumption.contains("100 ms become 7 ms") || more.assumption.contains("100 ms become 8 ms"))
        #expect(try #require(more.amount) > #require(nothing.amount))
    }

    @Test("A price that is unknown makes the ways that need it a part")
    func unknownPrices() throws {
        let comparison = try Self.compare(Self.given(runtime: "python3.13"), region: "eu-west-1")

        let partial = comparison.rows.filter { $0.bill?.isPartial == true }.map(\.way)
        #expect(partial == [.sequentialPings, .pings, .workingHoursPings, .snapStart])
    }

    @Test("Nobody who comes waits for nothing, and nobody at all pays for nothing")
    func noVisits() throws {
        let comparison = try Self.compare(Self.given(visits: 0))

        #expect(comparison.rows.allSatisfy { $0.coldVisits == 0 && $0.waitedSeconds == 0 })
        #expect(try row(.nothing, of: comparison).amount == 0)
    }

    @Test("Cases that nothing can be said about are refused")
    func refuses() throws {
        var none = try Self.given()
        none.environments = []
        var zero = try Self.given()
        zero.environments = [1, 0]
        var negative = try Self.given()
        negative.visits = -1
        var share = try Self.given()
        share.shareInHours = 1.5
        var silent = try Self.given()
        silent.schedule = PingTimes(name: "never", gaps: [])
        var allDay = try Self.given()
        allDay.hours = allDay.schedule
        var crowded = try Self.given()
        crowded.visits = 1_000_000_000_000

        var endless = try Self.given()
        endless.pingDuration = .seconds(Int64.max / 1_000_000)
        var immortal = try Self.given()
        immortal.idleLifetime = .seconds(Int64.max / 1_000_000)

        for given in [none, zero, negative, share, silent, allDay, crowded, endless, immortal] {
            #expect { try Self.compare(given) } throws: { ($0 as? PricingError)?.code == .invalidUsage }
        }
    }

    private func row(_ way: Way, of comparison: Comparison) throws -> Comparison.Row {
        try #require(comparison.rows.first { $0.way == way })
    }
}
