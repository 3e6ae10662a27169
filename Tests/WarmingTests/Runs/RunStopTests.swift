import Testing
import Warming

@Suite("End of a run", .timeLimit(.minutes(1)))
struct RunStopTests {
    @Test("A run that waits ends at once when told to stop")
    func waiting() async throws {
        let bench = RunBench(at: "2026-03-01T12:00")

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:05"))
            bench.send(.stop)
            #expect(await bench.told(3).last == "stopped")
        }

        #expect(bench.pinger.pinged.count == 1)
        #expect(bench.wall.alarms == [])
    }

    @Test("The round in flight may end by itself")
    func finishesRound() async throws {
        let bench = RunBench(at: "2026-03-01T12:00", holding: true)

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.send(.stop)
            await bench.clock.sleeper(until: .seconds(5))
            bench.clock.advance(by: .milliseconds(4999))
            #expect(bench.told.value == [])
            bench.pinger.release("t0")
            #expect(await bench.told(2) == ["round of 1: answered", "stopped"])
        }

        #expect(bench.clock.alarms == [])
    }

    @Test("The round in flight is cut off after five seconds, and reported")
    func cutsOff() async throws {
        let bench = RunBench(at: "2026-03-01T12:00", holding: true)

        try await bench.run(.every("rate(5 minutes)", targets: 2)) {
            await bench.pinger.underWay(exactly: 2)
            bench.send(.stop)
            bench.pinger.release("t1")
            await bench.pinger.underWay(exactly: 1)
            await bench.clock.sleeper(until: .seconds(5))
            bench.clock.advance(by: .seconds(5))
            #expect(await bench.told(2) == ["round of 2: answered, cancelled", "stopped"])
        }
    }

    @Test("A second stop cuts the round in flight off at once")
    func second() async throws {
        let bench = RunBench(at: "2026-03-01T12:00", holding: true)

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.send(.stop)
            await bench.clock.sleeper(until: .seconds(5))
            bench.send(.stop)
            #expect(await bench.told(2) == ["round of 1: cancelled", "stopped"])
        }

        #expect(bench.clock.now.sinceStart == .zero)
    }

    @Test("A run whose task is cancelled ends, and so does its round", arguments: [true, false])
    func cancelled(isHeld: Bool) async throws {
        let bench = RunBench(at: "2026-03-01T12:00", holding: isHeld)
        let plan = try RunPlan.every("rate(5 minutes)")

        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await bench.run(plan) { _ = await bench.told(1000) } }
            if isHeld {
                await bench.pinger.underWay(exactly: 1)
            } else {
                await bench.wall.sleeper(until: Timestamp("2026-03-01T12:05"))
            }
            group.cancelAll()
        }

        #expect(bench.told.value.first == (isHeld ? "round of 1: cancelled" : "round of 1: answered"))
        #expect(bench.pinger.pinged.count == 1)
        #expect(bench.wall.alarms == [])
    }
}
