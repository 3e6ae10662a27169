import Testing
import Warming

@Suite("Alerts of a run", .timeLimit(.minutes(1)))
struct RunAlertTests {
    @Test("A target that goes bad is told once, and once more when it is well again")
    func tells() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", answers: [.bad, .bad, .bad, .good, .good])

        try await bench.run(.alerting("rate(5 minutes)")) {
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:05"))
            #expect(bench.alerts.isEmpty)
            await bench.tick("2026-03-01T12:05")
            await bench.tick("2026-03-01T12:10")
            await bench.tick("2026-03-01T12:15")
            await bench.tick("2026-03-01T12:20")
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:25"))
        }

        #expect(bench.alerts.count == 2)
        #expect(bench.alerts.first?.contains(#""started":[{"target":"t0","rounds":2,"#) == true)
        #expect(bench.alerts.last?.contains(#""over":[{"target":"t0","rounds":3,"#) == true)
        #expect(!bench.told.value.contains { $0.hasPrefix("alert") })
    }

    @Test("An alert that did not arrive is an event, and is sent again with the next round")
    func triesAgain() async throws {
        let bench = RunBench(
            at: "2026-03-01T12:02",
            answers: [.bad, .bad, .bad],
            alert: .answer(.failed(.connectionRefused))
        )

        try await bench.run(.alerting("rate(5 minutes)")) {
            await bench.tick("2026-03-01T12:05")
            #expect(await bench.told(5).contains("alert 1 connection-refused"))
            await bench.tick("2026-03-01T12:10")
            #expect(await bench.told(8).count { $0 == "alert 1 connection-refused" } == 2)
        }

        #expect(bench.alerts.count == 2)
    }

    @Test("An alert that hangs delays no tick, and the run ends with it or with its grace", arguments: [true, false])
    func delaysNothing(isReleased: Bool) async throws {
        let bench = RunBench(at: "2026-03-01T12:02", answers: [.bad, .bad, .bad], alert: .hold)

        try await bench.run(.alerting("rate(5 minutes)")) {
            await bench.tick("2026-03-01T12:05")
            await bench.tick("2026-03-01T12:10")
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:15"))
            await bench.pinger.underWay(exactly: 1)
            #expect(bench.alerts.count == 1)
            bench.send(.stop)
            if isReleased { bench.pinger.release("alert") } else { bench.send(.stop) }
        }

        #expect(bench.told.value.last == "stopped")
        #expect(bench.alerts.count == 1)
    }

    @Test("A reload that leaves an alert as it is leaves it what it has told", arguments: [true, false])
    func keepsMemory(isSame: Bool) async throws {
        let bench = RunBench(at: "2026-03-01T12:02", answers: [.bad, .bad, .bad, .bad])

        try await bench.run(.alerting("rate(5 minutes)")) {
            await bench.tick("2026-03-01T12:05")
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:10"))
            await bench.pinger.pinged(atLeast: 3)
            await bench.pinger.underWay(exactly: 0)
            bench.send(.reload(try .alerting("rate(5 minutes)", at: isSame ? "/x" : "/y")))
            #expect(await bench.told(6).contains("reloaded 1"))
            await bench.tick("2026-03-01T12:10")
            await bench.tick("2026-03-01T12:15")
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:20"))
        }

        #expect(bench.alerts.count == (isSame ? 1 : 2))
    }
}

extension Answer {
    fileprivate static var bad: Answer { .failed(.timeoutReading) }
    fileprivate static var good: Answer { .good() }
}

extension RunBench {
    /// Prepares a run whose target gives these answers, one a round, and then good ones.
    fileprivate init(at moment: String, answers: [Answer], alert: ScriptedPinger.Step = .answer(.good())) {
        let rest = Watched(answers[...])
        self.init(at: moment) { ping in
            ping.target.name == "alert" ? alert : .answer(rest.update { $0.popFirst() } ?? .good())
        }
    }

    /// The bodies of the alerts so far.
    fileprivate var alerts: [String] {
        pinger.pinged.filter { $0.target.name == "alert" }
            .map { String(decoding: $0.target.endpoint?.body ?? [], as: UTF8.self) }
    }

    /// Lets a tick come, once the run waits for it.
    fileprivate func tick(_ moment: String) async {
        await wall.sleeper(until: Timestamp(moment))
        wall.set(to: Timestamp(moment))
    }
}

extension RunPlan {
    /// A plan with one target and an alert after two bad rounds.
    fileprivate static func alerting(_ schedule: String, at path: String = "/x") throws -> RunPlan {
        var plan = try RunPlan.every(schedule)
        plan.alerts = [try Alert(url: HTTPURL("https://hooks.example\(path)"), after: 2)]
        return plan
    }
}
