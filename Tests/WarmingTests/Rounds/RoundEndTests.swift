import Testing
import Warming

@Suite("Early ends of a round", .timeLimit(.minutes(1)))
struct RoundEndTests {
    private let clock = ManualClock()

    @Test("The deadline cuts off what is under way, and keeps what was learnt of it")
    func deadline() async throws {
        let pinger = ScriptedPinger(clock: clock) { ping, _ in
            ping.target.name == "t0" ? .answer(.good()) : .hold
        }

        let report = try await withRound(
            of: Target.numbered(3),
            limits: RoundLimits(deadline: .seconds(5), maxInFlight: 10),
            pinger: pinger,
            clock: clock
        ) { _ in
            await pinger.underWay(exactly: 2)
            await clock.sleeper(until: .seconds(5))
            clock.advance(by: .seconds(5))
        }

        var cutOff = Answer.cutOff(after: .seconds(5))
        cutOff.outcome = Outcome(.deadline, "while reading the answer")
        #expect(report.targets.flatMap(\.pings).map(\.answer) == [.good(), cutOff, cutOff])
        #expect(report.wallTime == .seconds(5))
        #expect(report.limits.deadline == .seconds(5))
    }

    @Test("The deadline marks a ping that never went out, with no latency and no attempt")
    func deadlineNotSent() async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .hold }

        let report = try await withRound(
            of: Target.numbered(4),
            limits: RoundLimits(deadline: .seconds(5), maxInFlight: 2),
            pinger: pinger,
            clock: clock
        ) { ended in
            await pinger.underWay(exactly: 2)
            pinger.release("t0")
            await pinger.pinged(atLeast: 3)
            await clock.sleeper(until: .seconds(5))
            clock.advance(by: .seconds(5))
        }

        let pings = report.targets.flatMap(\.pings)
        #expect(pings.map(\.answer.outcome.code) == [.answered, .deadline, .deadline, .deadline])
        #expect(
            pings[3]
                == PingReport(
                    sentAfter: nil,
                    answer: Answer(outcome: Outcome(.deadline, "not sent"), latency: .zero, attempts: 0)
                )
        )
        #expect(pings[..<3].allSatisfy { $0.sentAfter == .zero })
        #expect(pinger.pinged.count == 3)
    }

    @Test("A round that ends before its deadline does not wait for it")
    func beforeDeadline() async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.good()) }

        let report = try await withRound(
            of: Target.numbered(3),
            limits: RoundLimits(deadline: .seconds(5), maxInFlight: 10),
            pinger: pinger,
            clock: clock
        )

        #expect(report.isAnswered)
        #expect(report.wallTime == .zero)
        #expect(clock.alarms == [])
    }

    @Test("A cancelled task ends the round, which reports what it had", arguments: [nil, Duration.seconds(60)])
    func cancelled(deadline: Duration?) async throws {
        let pinger = ScriptedPinger(clock: clock) { ping, _ in
            ping.target.name == "t0" ? .answer(.good()) : .hold
        }
        let targets = try Target.numbered(4)
        let limits = try RoundLimits(deadline: deadline, maxInFlight: 2)

        let report = try await withThrowingTaskGroup(of: RoundReport.self) { group in
            group.addTask { try await withRound(of: targets, limits: limits, pinger: pinger, clock: clock) }
            await pinger.pinged(atLeast: 3)
            await pinger.underWay(exactly: 2)
            clock.advance(by: .seconds(2))
            group.cancelAll()
            return try await group.next()
        }

        let answers = try #require(report).targets.flatMap(\.pings).map(\.answer)
        #expect(answers[0] == .good())
        #expect(answers[1...2].allSatisfy { $0 == .cutOff(after: .seconds(2)) })
        #expect(answers[3] == Answer(outcome: Outcome(.cancelled, "not sent"), latency: .zero, attempts: 0))
    }

    @Test("A task that is cancelled beforehand sends nothing")
    func cancelledBefore() async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.good()) }
        let targets = try Target.numbered(3)

        let report = try await withThrowingTaskGroup(of: RoundReport.self) { group in
            group.cancelAll()
            group.addTask { try await withRound(of: targets, pinger: pinger, clock: ManualClock()) }
            return try await group.next()
        }

        #expect(pinger.pinged == [])
        let outcomes = try #require(report).targets.flatMap(\.pings).map(\.answer.outcome)
        #expect(outcomes == Array(repeating: Outcome(.cancelled, "not sent"), count: 3))
    }
}
