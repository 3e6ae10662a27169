import Testing
import Warming

@Suite("Retries", .timeLimit(.minutes(1)))
struct RoundRetryTests {
    private let clock = ManualClock()

    @Test(
        "A ping is tried again only when it could not connect",
        arguments: [
            (Outcome.Code.nameNotResolved, 3), (.connectionRefused, 3), (.unreachable, 3), (.answered, 1),
            (.unexpectedStatus, 1), (.redirected, 1), (.connectionReset, 1), (.certificateExpired, 1),
            (.certificateForOtherHost, 1), (.certificateFromUnknownIssuer, 1), (.tlsFailed, 1),
            (.timeoutConnecting, 1), (.timeoutFirstByte, 1), (.timeoutReading, 1), (.invalidHTTP, 1),
        ]
    )
    func onlyUnconnected(code: Outcome.Code, attempts: Int) async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.failed(code)) }

        let report = try await withRound(
            of: [.named("a")],
            limits: RoundLimits(maxInFlight: 1, retries: 2),
            pinger: pinger,
            clock: clock,
            random: 0
        )

        #expect(pinger.pinged.count == attempts)
        #expect(report.targets[0].pings[0].answer.attempts == attempts)
        #expect(report.targets[0].pings[0].answer.outcome.code == code)
    }

    @Test("Retries are bounded, and without any a ping is tried once", arguments: [0, 1, 10])
    func bounded(retries: Int) async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.failed(.connectionRefused)) }

        let report = try await withRound(
            of: Target.numbered(3),
            limits: RoundLimits(maxInFlight: 2, retries: retries),
            pinger: pinger,
            clock: clock,
            random: 0
        )

        #expect(report.targets.flatMap(\.pings).allSatisfy { $0.answer.attempts == retries + 1 })
        #expect(pinger.pinged.count == 3 * (retries + 1))
    }

    @Test("The pauses grow, and the latency counts from the first attempt")
    func pauses() async throws {
        let pinger = ScriptedPinger { _, attempt in
            .answer(attempt <= 3 ? .failed(.unreachable) : .good(after: .milliseconds(20)))
        }

        let report = try await withRound(
            of: [.named("a")],
            limits: RoundLimits(maxInFlight: 1, retries: 5),
            pinger: pinger,
            clock: clock,
            random: 0.5
        ) { _ in
            // Half of 100, 200 and 400 ms.
            for (alarm, pause) in [(50, 50), (150, 100), (350, 200)] {
                await clock.sleeper(until: .milliseconds(alarm))
                clock.advance(by: .milliseconds(pause))
            }
        }

        let ping = report.targets[0].pings[0]
        #expect(ping.sentAfter == .zero)
        #expect(
            ping.answer
                == Answer(
                    outcome: Outcome(.answered),
                    status: 200,
                    firstByte: .milliseconds(385),
                    latency: .milliseconds(385),
                    attempts: 4
                )
        )
        // Each failed attempt says that it took 5 ms, which counts beside the pauses.
        #expect(pinger.pinged.map(\.timeout) == [10_000, 9945, 9840, 9635].map(Duration.milliseconds))
    }

    @Test("No pause goes beyond the ping's own timeout")
    func withinTimeout() async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.failed(.connectionRefused)) }

        let report = try await withRound(
            of: [.named("a", timeout: .milliseconds(150))],
            limits: RoundLimits(maxInFlight: 1, retries: 5),
            pinger: pinger,
            clock: clock,
            random: 0.5
        ) { _ in
            await clock.sleeper(until: .milliseconds(50))
            clock.advance(by: .milliseconds(50))
            // The second pause would end behind 150 ms, when no time is left.
        }

        #expect(pinger.pinged.map(\.timeout) == [.milliseconds(150), .milliseconds(95)])
        #expect(report.targets[0].pings[0].answer.attempts == 2)
    }

    @Test("The deadline ends a pause, and the failure before it stays")
    func deadlineInPause() async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.failed(.connectionRefused)) }

        let report = try await withRound(
            of: [.named("a")],
            limits: RoundLimits(deadline: .milliseconds(40), maxInFlight: 1, retries: 5),
            pinger: pinger,
            clock: clock,
            random: 0.5
        ) { _ in
            await clock.sleepers(atLeast: 2)
            clock.advance(by: .milliseconds(40))
        }

        #expect(report.targets[0].pings[0].answer == .failed(.connectionRefused))
        #expect(pinger.pinged.count == 1)
    }

    @Test("A ping that was turned away is tried again up to twice, whatever the limits say", arguments: [0, 1, 2, 5])
    func throttled(retries: Int) async throws {
        let pinger = ScriptedPinger { ping, attempt in
            .answer(ping.target.name == "b" && attempt == 3 ? .good() : .failed(.throttled))
        }

        let report = try await withRound(
            of: [.named("a"), .named("b")],
            limits: RoundLimits(maxInFlight: 2, retries: retries),
            pinger: pinger,
            clock: clock,
            random: 0
        )

        #expect(report.targets[0].pings[0].answer.outcome.code == .throttled)
        #expect(report.targets[0].pings[0].answer.attempts == max(retries, 2) + 1)
        #expect(report.targets[1].pings[0].answer.outcome.code == .answered)
        #expect(report.targets[1].pings[0].answer.attempts == 3)
    }

    @Test("A ping that was told when to come back is not tried before, nor when that is too late")
    func retryAfter() async throws {
        let pinger = ScriptedPinger { ping, attempt in
            guard attempt == 1 else { return .answer(.proven(by: "e1")) }
            var answer = Answer.failed(.throttled)
            answer.retryAfter = ping.target.name == "a" ? .seconds(2) : .seconds(11)
            return .answer(answer)
        }

        let report = try await withRound(
            of: [.named("a"), .named("b")],
            pinger: pinger,
            clock: clock,
            random: 0.5
        ) { ended in
            await clock.sleeper(until: .seconds(2))
            await ended.wait { $0.last == 1 }
            #expect(pinger.pinged.map(\.target.name).sorted() == ["a", "b"])
            clock.advance(by: .seconds(2))
        }

        #expect(report.targets.map { $0.pings[0].answer.outcome.code } == [.answered, .throttled])
        #expect(report.targets.map { $0.pings[0].answer.attempts } == [2, 1])
        #expect(report.targets[0].pings[0].answer.latency == .milliseconds(2025))
        #expect(report.targets[0].pings[0].answer.proof?.environment == "e1")
    }
}
