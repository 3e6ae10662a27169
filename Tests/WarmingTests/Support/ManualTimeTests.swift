import Testing
import Warming

@Suite("Manual clocks", .timeLimit(.minutes(1)))
struct ManualTimeTests {
    @Test("The distance between two moments has the right sign")
    func distance() {
        let clock = ManualClock()
        let start = clock.now

        clock.advance(by: .seconds(5))

        #expect(start.duration(to: clock.now) == .seconds(5))
        #expect(clock.now.duration(to: start) == .seconds(-5))
        #expect(start < clock.now)
        #expect(start.advanced(by: .seconds(5)) == clock.now)
    }

    @Test("A sleeper wakes up when its moment has come, and not before")
    func wakes() async throws {
        let clock = ManualClock()
        let awake = Watched<[Int]>([])

        await withThrowingTaskGroup(of: Void.self) { group in
            for seconds in [2, 1, 3] {
                group.addTask {
                    try await clock.sleep(for: .seconds(seconds))
                    awake.update { $0.append(seconds) }
                }
            }
            await clock.sleepers(atLeast: 3)
            #expect(clock.alarms == [.seconds(1), .seconds(2), .seconds(3)])
            #expect(awake.value == [])

            clock.advance(by: .milliseconds(999))
            #expect(clock.alarms.count == 3)
            clock.advance(by: .milliseconds(1))
            await awake.wait { $0 == [1] }
            clock.advance(by: .seconds(2))
            await awake.wait { $0.count == 3 }
        }

        #expect(clock.alarms == [])
    }

    @Test("Sleeping until a moment that has passed takes no time")
    func past() async throws {
        let clock = ManualClock()

        try await clock.sleep(until: clock.now, tolerance: nil)
        try await clock.sleep(until: clock.now.advanced(by: .seconds(-1)), tolerance: nil)
    }

    @Test("A cancelled sleeper throws, and is no sleeper any more")
    func cancelled() async {
        let clock = ManualClock()

        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await clock.sleep(for: .seconds(1)) }
            await clock.sleepers(atLeast: 1)
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.waitForAll() }
        }

        #expect(clock.alarms == [])
    }

    @Test("A clock on the wall can be set forwards and backwards")
    func wall() async throws {
        let wall = ManualWallClock(Timestamp("2026-03-01T12:00"))

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await wall.sleep(until: Timestamp("2026-03-01T13:00")) }
            await wall.sleeper(until: Timestamp("2026-03-01T13:00"))
            wall.set(to: Timestamp("2026-03-01T11:00"))
            #expect(wall.alarms == [Timestamp("2026-03-01T13:00")])
            wall.set(to: Timestamp("2026-03-01T14:00"))
            try await group.waitForAll()
        }

        #expect(wall.now == Timestamp("2026-03-01T14:00"))
    }
}
