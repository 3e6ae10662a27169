import Testing
import Warming

@Suite("Rounds of a function with ten environments", .timeLimit(.minutes(1)))
struct EnvironmentRoundTests {
    private let clock = ManualClock()

    @Test("The first round starts ten environments, and the next ones find all ten warm")
    func steady() async throws {
        let pinger = SimulatedLambda(clock: clock)
        let target = try Target.function()

        let reports = try await rounds(3, of: target, pinger: pinger)

        #expect(reports.map(\.targets[0].coverage.distinct) == [10, 10, 10])
        #expect(reports.map(\.coldCount) == [10, 0, 0])
        #expect(reports.map(\.health) == [.good, .good, .good])
        #expect(reports.map(\.targets[0].coverage.passes) == [1, 1, 1])
        #expect(reports.map { Set($0.targets[0].pings.map(\.answer.proof?.environment)).count } == [10, 10, 10])
        #expect(reports[1].billedDuration == .milliseconds(10 * 55))
    }

    @Test("Without a hold collisions are seen, the hold grows, and the next round starts with the one that worked")
    func grows() async throws {
        var pinger = SimulatedLambda(clock: clock)
        pinger.spread = .milliseconds(20)
        let target = try Target.function(hold: .zero)

        let reports = try await rounds(3, of: target, pinger: pinger)

        // The first round's cold starts keep its pings apart; afterwards an answer takes 5 ms.
        #expect(holds(of: reports[0]) == [0])
        #expect(holds(of: reports[1]) == [0, 50, 100, 200])
        #expect(holds(of: reports[2]) == [200])
        #expect(reports[1].targets[0].coverage.distinct == 10)
        #expect(reports[1].targets[0].pings.count == 40)
        #expect(distinct(in: reports[1], pass: 1) == 1)
        #expect(distinct(in: reports[1], pass: 2) == 3)
        #expect(reports.map(\.health) == [.good, .good, .good])
    }

    @Test("A bound on the hold leaves a round short, and says so")
    func bounded() async throws {
        var pinger = SimulatedLambda(clock: clock)
        pinger.spread = .milliseconds(20)
        let target = try Target.function(hold: .zero, maxHold: .milliseconds(60))

        let reports = try await rounds(2, of: target, pinger: pinger)

        #expect(holds(of: reports[1]) == [0, 50, 60])
        #expect(reports[1].health == .short)
        #expect(reports[1].targets[0].coverage.distinct == 4)
        #expect(reports[1].targets[0].coverage.collided == 6)
    }

    @Test("A function that knows no pings gets one pass, and has at least as many environments as time proves")
    func anonymous() async throws {
        var pinger = SimulatedLambda(clock: clock)
        pinger.knowsPings = false

        let reports = try await rounds(2, of: .function(), pinger: pinger)

        #expect(reports.map(\.targets[0].coverage.passes) == [1, 1])
        // Pings 2 ms apart and answered within 5 ms: three of them are under way at once.
        #expect(reports[1].targets[0].coverage.distinct == 3)
        #expect(reports.map(\.targets[0].coverage.isAtLeast) == [true, true])
        #expect(reports.map(\.coldCount) == [10, 0])
        #expect(reports.map(\.health) == [.good, .good])
    }

    @Test("Environments that ended between two rounds of a schedule make the second cold")
    func expired() async throws {
        let pinger = SimulatedLambda(clock: clock)

        let reports = try await rounds(
            2,
            of: .function(),
            pinger: pinger,
            every: SimulatedLambda.idleLifetime + .seconds(1)
        )

        #expect(reports.map(\.unexpectedColdCount) == [0, 10])
        #expect(reports.map(\.health) == [.good, .cold])
    }

    @Test("Environments that a target asks for on top of those that it had are not blamed")
    func moreEnvironments() async throws {
        var memory = RoundMemory()
        var pinger = SimulatedLambda(clock: clock)
        pinger.together = 4
        memory.learn(from: try await round(of: .function(environments: 4), pinger: pinger, memory: memory))
        clock.advance(by: .seconds(300))
        pinger.together = 10

        let report = try await round(of: .function(environments: 10), pinger: pinger, memory: memory)

        #expect(report.targets[0].environmentsBefore == 4)
        #expect(report.coldCount == 6)
        #expect(report.health == .good)
    }

    @Test("Batches leave environments free, and land on the same ones again")
    func staggered() async throws {
        var pinger = SimulatedLambda(clock: clock)
        pinger.together = 5
        let target = try Target.function(stagger: 5)

        let reports = try await rounds(2, of: target, pinger: pinger)

        #expect(reports[1].targets[0].pings.count == 10)
        #expect(reports[1].targets[0].coverage.passes == 1)
        #expect(reports[1].targets[0].coverage.distinct == 5)
        #expect(reports[1].health == .short)
    }

    @Test("All pings of a round carry its id and their hold, and another round has another id")
    func identified() async throws {
        let pinger = ScriptedPinger { ping, _ in .answer(.proven(by: "e\(ping.environment)")) }
        let targets = [try Target.function(environments: 3), try .named("b")]

        let first = try await Round(
            pinger: pinger,
            limits: RoundLimits(maxInFlight: 10),
            clock: clock,
            random: { 0.5 }
        ).run(targets, startedAt: Timestamp(secondsSince1970: 0))
        let second = try await withRound(of: targets, pinger: pinger, clock: clock, random: 1.0.nextDown)

        #expect(first.id == "800000000000")
        #expect(second.id == "ffffffffffff")
        #expect(
            pinger.pinged.map(\.round) == Array(repeating: first.id, count: 4) + Array(repeating: second.id, count: 4)
        )
        #expect(pinger.pinged.filter { $0.target.name == "orders" }.allSatisfy { $0.hold == .milliseconds(50) })
        #expect(pinger.pinged.filter { $0.target.name == "b" }.allSatisfy { $0.hold == .zero })
    }

    @Test("The deadline ends a staggered target, and every ping that did not go out says so")
    func deadline() async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .take(.seconds(9), .good()) }

        let report = try await withRound(
            of: [.function(environments: 7, stagger: 2)],
            limits: RoundLimits(deadline: .seconds(1), maxInFlight: 10),
            pinger: pinger,
            clock: clock
        ) { _ in
            await clock.sleepers(atLeast: 3)
            clock.advance(by: .seconds(1))
        }

        let outcomes = report.targets[0].pings.map(\.answer.outcome)
        #expect(outcomes.count == 7)
        #expect(outcomes.allSatisfy { $0.code == .deadline })
        #expect(outcomes[2...].allSatisfy { $0.detail == "not sent" })
        #expect(report.targets[0].coverage.failed == 7)
    }

    @Test("A round that was called off begins no further pass")
    func calledOff() async throws {
        let pinger = ScriptedPinger(clock: clock) { ping, _ in
            ping.environment == 3 ? .hold : .answer(.proven(by: "a"))
        }
        let target = try Target.function(environments: 3)

        let report = try await withThrowingTaskGroup(of: RoundReport.self) { group in
            group.addTask { try await withRound(of: [target], pinger: pinger, clock: clock) }
            await pinger.pinged(atLeast: 3)
            await pinger.underWay(exactly: 1)
            group.cancelAll()
            return try await group.next()
        }

        #expect(try #require(report).targets[0].pings.count == 3)
        #expect(report?.targets[0].coverage.passes == 1)
    }

    private func rounds(
        _ count: Int,
        of target: Target,
        pinger: SimulatedLambda,
        every interval: Duration = .seconds(300)
    ) async throws -> [RoundReport] {
        var memory = RoundMemory()
        var reports: [RoundReport] = []
        for _ in 0..<count {
            let report = try await round(of: target, pinger: pinger, memory: memory)
            memory.learn(from: report)
            reports.append(report)
            clock.advance(by: interval)
        }
        return reports
    }

    private func round(of target: Target, pinger: SimulatedLambda, memory: RoundMemory) async throws -> RoundReport {
        let limits = try RoundLimits(deadline: .seconds(60), maxInFlight: 1000)
        let startedAt = Timestamp("2026-11-22T20:15").advanced(by: clock.now.sinceStart)
        return await Round(pinger: pinger, limits: limits, clock: clock, random: { 0.5 })
            .run([target], startedAt: startedAt, memory: memory)
    }

    private func holds(of report: RoundReport) -> [Int64] {
        let pings = report.targets[0].pings
        return Set(pings.map(\.pass)).sorted().map { pass in
            pings.first { $0.pass == pass }?.hold.wholeMilliseconds ?? -1
        }
    }

    private func distinct(in report: RoundReport, pass: Int) -> Int {
        Set(report.targets[0].pings.filter { $0.pass == pass }.map(\.answer.proof?.environment)).count
    }
}
