import Testing
import Warming

@Suite("Schedule of a run", .timeLimit(.minutes(1)))
struct RunScheduleTests {
    @Test("The first round happens at once, and the others on the schedule's grid")
    func grid() async throws {
        let bench = RunBench(at: "2026-03-01T12:02")

        try await bench.run(.every("rate(5 minutes)")) {
            for (round, tick) in ["2026-03-01T12:05", "2026-03-01T12:10", "2026-03-01T12:15"].enumerated() {
                await bench.wall.sleeper(until: Timestamp(tick))
                #expect(bench.pinger.pinged.count == round + 1)
                bench.wall.set(to: Timestamp(tick).advanced(by: .milliseconds(round)))
            }
            _ = await bench.told(8)
        }

        #expect(
            bench.told.value == [
                "round of 1: answered", "waiting until 2026-03-01T12:05",
                "round of 1: answered", "waiting until 2026-03-01T12:10",
                "round of 1: answered", "waiting until 2026-03-01T12:15",
                "round of 1: answered", "waiting until 2026-03-01T12:20", "stopped",
            ]
        )
    }

    @Test("A round that outlasts the interval skips the ticks it covered, and tells how many, which first, which last")
    func skips() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", holding: true)

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.wall.set(to: Timestamp("2026-03-01T12:17"))
            #expect(bench.wall.alarms == [])
            bench.pinger.release("t0")

            #expect(
                await bench.told(3) == [
                    "round of 1: answered", "skipped 3, 2026-03-01T12:05 to 2026-03-01T12:15",
                    "waiting until 2026-03-01T12:20",
                ]
            )
        }
    }

    @Test("A round that ends on the very moment of a tick skips that one")
    func skipsOnTheDot() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", holding: true)

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.wall.set(to: Timestamp("2026-03-01T12:05"))
            bench.pinger.release("t0")

            #expect(
                await bench.told(3)[1...] == [
                    "skipped 1, 2026-03-01T12:05 to 2026-03-01T12:05", "waiting until 2026-03-01T12:10",
                ]
            )
        }
    }

    @Test("A machine that slept catches up with one round, not with a burst")
    func slept() async throws {
        let bench = RunBench(at: "2026-03-01T12:02")

        try await bench.run(.every("rate(5 minutes)")) {
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:05"))
            bench.wall.set(to: Timestamp("2026-03-01T15:02"))

            #expect(
                await bench.told(5)[2...] == [
                    "round of 1: answered", "skipped 35, 2026-03-01T12:10 to 2026-03-01T15:00",
                    "waiting until 2026-03-01T15:05",
                ]
            )
            await bench.wall.sleeper(until: Timestamp("2026-03-01T15:05"))
            #expect(bench.pinger.pinged.count == 2)
        }
    }

    @Test("A round never begins before the one before it has ended")
    func neverOverlaps() async throws {
        let bench = RunBench(at: "2026-03-01T12:00", holding: true)

        try await bench.run(.every("rate(1 minute)", targets: 3)) {
            for (round, minute) in [1, 3, 5, 7].enumerated() {
                await bench.pinger.underWay(exactly: 3)
                bench.wall.set(to: Timestamp("2026-03-01T12:0\(minute)").advanced(by: .seconds(30)))
                #expect(bench.wall.alarms == [])
                for target in 0..<3 { bench.pinger.release("t\(target)") }
                _ = await bench.told(3 * round + 3)
                bench.wall.set(to: Timestamp("2026-03-01T12:0\(minute + 1)"))
            }
            await bench.pinger.underWay(exactly: 3)
            for target in 0..<3 { bench.pinger.release("t\(target)") }
        }

        #expect(bench.pinger.mostUnderWay == 3)
    }

    @Test("A run ends when its schedule has no tick left")
    func ends() async throws {
        let bench = RunBench(at: "2026-03-01T12:00")

        try await bench.run(.every("at(2026-03-01T13:00:00)")) {
            await bench.wall.sleeper(until: Timestamp("2026-03-01T13:00"))
            bench.wall.set(to: Timestamp("2026-03-01T13:00"))
            _ = await bench.told(5)
        }

        #expect(
            bench.told.value == [
                "round of 1: answered", "waiting until 2026-03-01T13:00",
                "round of 1: answered", "waiting for nothing", "stopped",
            ]
        )
    }

    @Test("A run whose only tick is over does its first round, and ends")
    func endsAtOnce() async throws {
        let bench = RunBench(at: "2026-03-01T14:00")

        try await bench.run(.every("at(2026-03-01T13:00:00)")) {
            _ = await bench.told(3)
        }

        #expect(bench.told.value == ["round of 1: answered", "waiting for nothing", "stopped"])
    }

    @Test("The ticks follow the zone's clocks when they are put forward")
    func daylightSaving() async throws {
        let bench = RunBench(at: "2026-03-27T12:00")

        try await bench.run(.every("cron(0 8 * * ? *)", in: ZoneWithOneChange.berlinSpring)) {
            for tick in ["2026-03-28T07:00", "2026-03-29T06:00", "2026-03-30T06:00"] {
                await bench.wall.sleeper(until: Timestamp(tick))
                bench.wall.set(to: Timestamp(tick))
            }
            _ = await bench.told(8)
        }

        #expect(!bench.told.value.contains { $0.hasPrefix("skipped") })
    }
}
