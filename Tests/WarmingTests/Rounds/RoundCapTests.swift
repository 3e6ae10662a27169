import Chance
import Testing
import Warming

@Suite("Cap on pings in flight", .timeLimit(.minutes(1)))
struct RoundCapTests {
    private let clock = ManualClock()

    @Test("The cap is never exceeded, and filled for as long as pings are left", arguments: [2, 7, 16])
    func filled(cap: Int) async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .hold }
        let targets = try Target.numbered(40)
        var generator = SeededGenerator(seed: UInt64(cap))

        let report = try await withRound(
            of: targets,
            limits: RoundLimits(maxInFlight: cap),
            pinger: pinger,
            clock: clock
        ) { ended in
            var isHeld: Set<String> = []
            var sent = 0
            for count in 0..<targets.count {
                let expected = min(cap, targets.count - count)
                await pinger.pinged(atLeast: count + expected)
                await pinger.underWay(exactly: expected)
                isHeld.formUnion(pinger.pinged[sent...].map(\.target.name))
                sent = pinger.pinged.count

                let name = try #require(isHeld.sorted().randomElement(using: &generator))
                isHeld.remove(name)
                pinger.release(name)
                await ended.wait { $0.count == count + 1 }
            }
        }

        #expect(pinger.mostUnderWay == cap)
        #expect(report.isAnswered)
    }

    @Test("With a cap of 1 the pings go out one after another, in order")
    func sequential() async throws {
        let pinger = ScriptedPinger(clock: clock) { _, _ in .take(.seconds(1), .good()) }
        let targets = [try Target.named("a", environments: 2), try .named("b"), try .named("c")]

        let report = try await withRound(of: targets, limits: RoundLimits(maxInFlight: 1), pinger: pinger, clock: clock)
        { _ in
            for second in 1...4 {
                await clock.sleeper(until: .seconds(second))
                #expect(pinger.underWayCount == 1)
                #expect(pinger.pinged.count == second)
                clock.advance(by: .seconds(1))
            }
        }

        #expect(pinger.pinged.map(\.target.name) == ["a", "a", "b", "c"])
        #expect(pinger.pinged.map(\.environment) == [1, 2, 1, 1])
        #expect(pinger.mostUnderWay == 1)
        #expect(report.targets.flatMap(\.pings).map(\.sentAfter) == [0, 1, 2, 3].map(Duration.seconds))
        #expect(report.wallTime == report.sumOfLatencies)
    }

    @Test("A round with fewer pings than its cap sends them all")
    func roomToSpare() async throws {
        let pinger = ScriptedPinger { _, _ in .answer(.good()) }

        let report = try await withRound(
            of: Target.numbered(3),
            limits: RoundLimits(maxInFlight: .max),
            pinger: pinger,
            clock: clock
        )

        #expect(report.answeredPingCount == 3)
    }
}
