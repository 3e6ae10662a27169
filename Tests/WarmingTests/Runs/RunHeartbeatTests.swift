import Testing
import Warming

@Suite("Heartbeat of a run", .timeLimit(.minutes(1)))
struct RunHeartbeatTests {
    private let waits = "waiting until 2026-03-01T12:05"

    @Test("Every round is told of, and a good one at the URL itself")
    func tells() async throws {
        let bench = RunBench(at: "2026-03-01T12:02")

        try await bench.run(.told("rate(5 minutes)")) {
            await bench.pinger.pinged(atLeast: 2)
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:05"))
            bench.wall.set(to: Timestamp("2026-03-01T12:05"))
            await bench.pinger.pinged(atLeast: 4)
        }

        #expect(bench.pinger.pinged.map(\.target.name) == ["t0", "heartbeat", "t0", "heartbeat"])
        #expect(bench.heartbeats == ["/5e2a", "/5e2a"])
        #expect(
            bench.told.value == [
                "round of 1: answered", waits, "round of 1: answered", waits.replacing("05", with: "10"), "stopped",
            ]
        )
    }

    @Test("A heartbeat that hangs delays no tick, and the next one waits for its end")
    func delaysNothing() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", heartbeat: .hold)

        try await bench.run(.told("rate(5 minutes)")) {
            for tick in ["2026-03-01T12:05", "2026-03-01T12:10"] {
                await bench.wall.sleeper(until: Timestamp(tick))
                bench.wall.set(to: Timestamp(tick))
            }
            await bench.wall.sleeper(until: Timestamp("2026-03-01T12:15"))
            #expect(bench.pinger.pinged.count { $0.target.name == "t0" } == 3)
            #expect(bench.heartbeats.count == 1)

            bench.pinger.release("heartbeat")
            await bench.pinger.pinged(atLeast: 5)
            bench.pinger.release("heartbeat")
        }

        // Of the two rounds that ended meanwhile, the later one was told of.
        #expect(bench.heartbeats.count == 2)
        #expect(!bench.told.value.contains { $0.hasPrefix("heartbeat") })
    }

    @Test("A heartbeat that could not be told is an event")
    func fails() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", heartbeat: .answer(.failed(.nameNotResolved)))

        try await bench.run(.told("rate(5 minutes)")) {
            #expect(await bench.told(3) == ["round of 1: answered", waits, "heartbeat name-not-resolved"])
        }
    }

    @Test("The last round is told of before the run ends, when the schedule has no tick left")
    func endsWithSchedule() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", heartbeat: .hold)

        try await bench.run(.told("at(2020-01-01T00:00:00)")) {
            #expect(await bench.told(2) == ["round of 1: answered", "waiting for nothing"])
            await bench.pinger.pinged(atLeast: 2)
            bench.pinger.release("heartbeat", with: .failed(.timeoutReading))
            #expect(await bench.told(4)[2...] == ["heartbeat timeout-reading", "stopped"])
        }
    }

    @Test(
        "A second stop does not wait for a heartbeat, nor does the run when its grace is over",
        arguments: [true, false]
    )
    func endsAtOnce(isToldTwice: Bool) async throws {
        let bench = RunBench(at: "2026-03-01T12:02", holding: true, heartbeat: .hold)

        try await bench.run(.told("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.send(.stop)
            await bench.clock.sleeper(until: .seconds(5))
            bench.pinger.release("t0")
            await bench.pinger.pinged(atLeast: 2)
            if isToldTwice { bench.send(.stop) } else { bench.clock.advance(by: .seconds(5)) }
            #expect(await bench.told(2) == ["round of 1: answered", "stopped"])
        }
    }

    @Test("A round that a stop has cut off is not told of")
    func hidesCutOff() async throws {
        let bench = RunBench(at: "2026-03-01T12:02", holding: true)

        try await bench.run(.told("rate(5 minutes)")) {
            await bench.pinger.underWay(exactly: 1)
            bench.send(.stop)
            bench.send(.stop)
            #expect(await bench.told(2) == ["round of 1: cancelled", "stopped"])
        }

        #expect(bench.heartbeats.isEmpty)
    }
}

extension RunBench {
    /// Where the heartbeats so far went.
    fileprivate var heartbeats: [String] {
        pinger.pinged.filter { $0.target.name == "heartbeat" }.compactMap(\.target.endpoint?.url.requestTarget)
    }
}

extension RunPlan {
    /// A plan with one target and a heartbeat.
    fileprivate static func told(_ schedule: String) throws -> RunPlan {
        var plan = try RunPlan.every(schedule)
        plan.heartbeat = try Heartbeat(url: HTTPURL("https://hc-ping.com/5e2a"))
        return plan
    }
}
