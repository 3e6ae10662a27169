import Chance
import Testing
import Warming

@Suite("Round", .timeLimit(.minutes(1)))
struct RoundTests {
    private let clock = ManualClock()
    private let startedAt = Timestamp("2026-11-22T20:15")

    @Test("Every ping goes out before any is answered")
    func allAtOnce() async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .hold }
        let targets = try Target.numbered(50)

        try await withRound(of: targets, pinger: pinger, clock: clock) { _ in
            await pinger.underWay(exactly: 50)
            #expect(Set(pinger.pinged.map(\.target.name)) == Set(targets.map(\.name)))
            for target in targets { pinger.release(target.name) }
        }
    }

    @Test("The report keeps the targets' order, whatever ends first", arguments: 1...5 as ClosedRange<UInt64>)
    func order(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let pinger = ScriptedPinger(clock: clock) { _, _ in .hold }
        let targets = try Target.numbered(20)
        let names = targets.map(\.name).shuffled(using: &generator)

        let report = try await withRound(of: targets, pinger: pinger, clock: clock) { ended in
            await pinger.underWay(exactly: 20)
            for (count, name) in names.enumerated() {
                pinger.release(name, with: .good(after: .milliseconds(count + 1)))
                await ended.wait { $0.count == count + 1 }
            }
        }

        #expect(report.targets.map(\.target.name) == targets.map(\.name))
        for target in report.targets {
            let turn = try #require(names.firstIndex(of: target.target.name))
            #expect(target.pings.map(\.answer) == [.good(after: .milliseconds(turn + 1))])
        }
    }

    @Test("A target is pinged as many times at once as it asks for environments")
    func environments() async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .hold }
        let targets = [try Target.named("a", environments: 3), try .named("b"), try .named("c", environments: 2)]

        let report = try await withRound(of: targets, pinger: pinger, clock: clock) { _ in
            await pinger.underWay(exactly: 6)
            for environment in 1...3 {
                pinger.release("a", environment: environment, with: .good(after: .milliseconds(environment)))
            }
            pinger.release("b")
            pinger.release("c", environment: 2, with: .failed(.connectionReset))
            pinger.release("c", environment: 1)
        }

        #expect(report.targets.map(\.pings.count) == [3, 1, 2])
        #expect(
            report.targets[0].pings.map(\.answer.latency) == [.milliseconds(1), .milliseconds(2), .milliseconds(3)]
        )
        #expect(report.targets[2].pings.map(\.answer.outcome.code) == [.answered, .connectionReset])
        #expect(report.pingCount == 6)
        #expect(report.answeredPingCount == 5)
        #expect(report.answeredTargetCount == 2)
        #expect(!report.isAnswered)
    }

    @Test("A target that fails changes nobody else's answer")
    func isolation() async throws {
        let pinger = ScriptedPinger { ping, _ in
            ping.target.name == "t3" ? .answer(.failed(.certificateExpired)) : .answer(.good())
        }

        let report = try await withRound(of: Target.numbered(10), pinger: pinger, clock: clock)

        let failed = report.targets.filter { !$0.isAnswered }
        #expect(failed.map(\.target.name) == ["t3"])
        #expect(report.answeredTargetCount == 9)
    }

    @Test("The report has the wall time, the slowest ping and the sum of latencies")
    func times() async throws {
        let pinger = ScriptedPinger(clock: clock) { ping, _ in
            .take(ping.target.name == "t1" ? .seconds(3) : .seconds(1), .good())
        }

        let report = try await withRound(of: Target.numbered(3), pinger: pinger, clock: clock) { ended in
            await clock.sleepers(atLeast: 3)
            clock.advance(by: .seconds(1))
            await ended.wait { $0.count == 2 }
            clock.advance(by: .seconds(2))
        }

        #expect(report.startedAt == startedAt)
        #expect(report.wallTime == .seconds(3))
        #expect(report.slowest?.target == "t1")
        #expect(report.slowest?.latency == .seconds(3))
        #expect(report.sumOfLatencies == .seconds(5))
        #expect(report.targets.flatMap(\.pings).map(\.sentAfter) == [.zero, .zero, .zero])
    }

    @Test("Progress counts every end once")
    func progress() async throws {
        let pinger = ScriptedPinger { ping, _ in .answer(ping.environment == 1 ? .good() : .failed(.unreachable)) }
        let counts = Watched<[Int]>([])

        try await withRound(
            of: [.named("a", environments: 30), .named("b", environments: 20)],
            limits: RoundLimits(maxInFlight: 7),
            pinger: pinger,
            clock: clock
        ) { ended in
            await ended.wait { $0.count == 50 }
            counts.update { $0 = ended.value }
        }

        #expect(counts.value == Array(1...50))
    }

    @Test("A round without targets ends at once, with or without a deadline", arguments: [nil, Duration.seconds(60)])
    func empty(deadline: Duration?) async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.good()) }

        let report = try await withRound(
            of: [],
            limits: RoundLimits(deadline: deadline, maxInFlight: 10),
            pinger: pinger,
            clock: clock
        )

        #expect(report.targets.isEmpty)
        #expect(report.isAnswered)
        #expect(report.slowest == nil)
        #expect(report.sumOfLatencies == .zero)
        #expect(clock.alarms == [])
    }

    @Test("Ten thousand targets come back in order")
    func many() async throws {
        let targets = try Target.numbered(10_000)
        let pinger = ScriptedPinger { ping, _ in
            .answer(ping.target.name.hasSuffix("7") ? .failed(.connectionRefused) : .good())
        }

        let report = try await withRound(
            of: targets,
            limits: RoundLimits(maxInFlight: 500),
            pinger: pinger,
            clock: clock
        )

        #expect(report.targets.map(\.target.name) == targets.map(\.name))
        #expect(report.targets.allSatisfy { $0.isAnswered != $0.target.name.hasSuffix("7") })
        #expect(report.answeredPingCount == 9000)
        #expect(pinger.pinged.count == 10_000)
        #expect(pinger.mostUnderWay <= 500)
    }
}
