import Testing

@testable import Warming

@Suite("Reload of a run", .timeLimit(.minutes(1)))
struct RunReloadTests {
    @Test("Another plan is in force from its own next tick on, and the old timer has no effect")
    func whileWaiting() async throws {
        let bench = RunBench(at: "2026-03-01T12:02")

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:05"))
            bench.send(.reload(try .every("rate(1 hour)", targets: 2)))
            await bench.wall.sleeper(until: Timestamp("2026-03-01T13:00"))
            #expect(bench.pinger.pinged.count == 1)

            bench.wall.set(to: Timestamp("2026-03-01T12:05"))
            #expect(bench.wall.alarms == [Timestamp("2026-03-01T13:00")])
            bench.wall.set(to: Timestamp("2026-03-01T13:00"))
            _ = await bench.told(6)
        }

        #expect(
            bench.told.value == [
                "round of 1: answered", "waiting until 2026-03-01T12:05",
                "reloaded 2", "waiting until 2026-03-01T13:00",
                "round of 2: answered", "waiting until 2026-03-01T14:00", "stopped",
            ]
        )
    }

    @Test("A plan that comes in the middle of a round leaves that round as it is")
    func inRound() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", holding: true)

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.send(.reload(try .every("rate(1 hour)", targets: 2)))
            #expect(await bench.told(1) == ["reloaded 2"])
            bench.pinger.release("t0")
            await bench.wall.sleeper(until: Timestamp("2026-03-01T13:00"))
            bench.wall.set(to: Timestamp("2026-03-01T13:00"))
            await bench.pinger.underWay(exactly: 2)
            bench.pinger.release("t0")
            bench.pinger.release("t1")
            _ = await bench.told(5)
        }

        #expect(
            bench.told.value == [
                "reloaded 2", "round of 1: answered", "waiting until 2026-03-01T13:00",
                "round of 2: answered", "waiting until 2026-03-01T14:00", "stopped",
            ]
        )
    }

    @Test("A plan without a tick left ends a run that waits")
    func withoutTicks() async throws {
        let bench = RunBench(at: "2026-03-01T12:02")

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:05"))
            bench.send(.reload(try .every("at(2020-01-01T00:00:00)")))
            #expect(await bench.told(5)[2...] == ["reloaded 1", "waiting for nothing", "stopped"])
        }
    }

    @Test("A run that is about to stop starts no round for another plan")
    func whileStopping() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", holding: true)

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.send(.stop)
            bench.send(.reload(try .every("rate(1 minute)")))
            _ = await bench.told(1)
            bench.pinger.release("t0")
            #expect(await bench.told(3) == ["reloaded 1", "round of 1: answered", "stopped"])
        }
    }
}

@Suite("Run machine")
struct RunMachineTests {
    private let noon = Timestamp("2026-03-01T12:00")
    private let report = RoundReport(
        startedAt: Timestamp("2026-03-01T12:00"),
        limits: .unbounded,
        wallTime: .seconds(1),
        targets: []
    )

    @Test("A timer that a reload has replaced has no effect, nor has one that goes off twice")
    func staleTimers() throws {
        var machine = RunMachine(try .every("rate(5 minutes)"))
        _ = machine.start(now: noon)
        #expect(machine.roundEnded(report, now: noon).texts.last == "timer 1 at 2026-03-01T12:05")
        #expect(
            machine.reloaded(try .every("rate(1 hour)"), now: noon).texts
                == ["reloaded 1", "waiting until 2026-03-01T13:00", "timer 2 at 2026-03-01T13:00"]
        )

        #expect(machine.ticked(generation: 1).texts == [])
        #expect(machine.ticked(generation: 2).texts == ["start round"])
        #expect(machine.ticked(generation: 2).texts == [])
        #expect(machine.graceEnded().texts == [])
    }

    @Test("What comes after the end has no effect")
    func afterEnd() throws {
        var machine = RunMachine(try .every("rate(5 minutes)"))
        _ = machine.start(now: noon)
        #expect(machine.stopRequested().texts == ["start grace"])
        #expect(machine.graceEnded().texts == ["cancel round"])
        #expect(machine.roundEnded(report, now: noon).texts == ["round of 0: ", "stopped", "finish"])

        #expect(machine.stopRequested().texts == [])
        #expect(machine.graceEnded().texts == [])
        #expect(machine.ticked(generation: 0).texts == [])
        #expect(machine.roundEnded(report, now: noon).texts == [])
    }

    @Test("A clock that was set back is followed")
    func setBack() throws {
        var machine = RunMachine(try .every("rate(5 minutes)"))
        _ = machine.start(now: noon)

        #expect(
            machine.roundEnded(report, now: Timestamp("2026-03-01T09:58")).texts
                == ["round of 0: ", "waiting until 2026-03-01T10:00", "timer 1 at 2026-03-01T10:00"]
        )
    }
}

extension RoundLimits {
    fileprivate static var unbounded: RoundLimits {
        guard let limits = try? RoundLimits(maxInFlight: .max) else { preconditionFailure("No bound is out of range.") }
        return limits
    }
}

extension [RunMachine.Action] {
    fileprivate var texts: [String] {
        map { action in
            switch action {
            case .startRound: "start round"
            case .setTimer(let moment, let generation): "timer \(generation) at \(moment.text)"
            case .startGrace: "start grace"
            case .cancelRound: "cancel round"
            case .sendHeartbeat: "send heartbeat"
            case .sendAlert: "alert"
            case .tell(let event): event.text
            case .finish: "finish"
            }
        }
    }
}
