import Testing
import Warming
import WarmingHistory

@testable import Dashboard

@Suite("The outlook of a run")
struct RunOutlookTests {
    @Test("The first round is due when the run begins, and each later one when its tick has come")
    func knowsWhatIsDue() throws {
        let outlook = RunOutlook(startedAt: minute(0))
        #expect(outlook.ticks(at: minute(1)) == RunTicks(due: [minute(0)], next: nil))

        outlook.learn(from: .round(try report()))
        outlook.learn(from: .waiting(until: minute(5)))
        #expect(outlook.ticks(at: minute(4)) == RunTicks(due: [minute(0)], next: minute(5)))
        #expect(outlook.ticks(at: minute(5)) == RunTicks(due: [minute(0), minute(5)], next: nil))

        outlook.learn(from: .round(try report()))
        outlook.learn(from: .waiting(until: minute(10)))
        #expect(outlook.ticks(at: minute(6)) == RunTicks(due: [minute(0), minute(5)], next: minute(10)))
    }

    @Test("A tick that a reload replaced was never due")
    func forgetsReplacedTick() throws {
        let outlook = RunOutlook(startedAt: minute(0))
        outlook.learn(from: .round(try report()))
        outlook.learn(from: .waiting(until: minute(5)))

        outlook.learn(from: .reloaded(targets: 1))
        outlook.learn(from: .waiting(until: minute(60)))

        #expect(outlook.ticks(at: minute(30)) == RunTicks(due: [minute(0)], next: minute(60)))
    }

    @Test("A schedule without another tick is over")
    func ends() throws {
        let outlook = RunOutlook(startedAt: minute(0))
        outlook.learn(from: .round(try report()))
        outlook.learn(from: .waiting(until: nil))

        #expect(outlook.ticks(at: minute(1)).isOver)
        #expect(words(outlook.ticks(at: minute(1)), at: 1) == "The schedule has come to its end: no further round.")
    }

    @Test(
        "The next round is said with the time until then, and a rest with its end",
        arguments: [
            (0, 5, 2, "Next round <span data-left=\"180000\">in 3 min</span>, 00:05 UTC."),
            (0, 5, 4, "Next round <span data-left=\"60000\">in 60 s</span>, 00:05 UTC."),
            (0, 5, 5, "The round of 00:05 UTC is under way."),
            (
                0, 600, 2,
                "The schedule rests until 10:00 UTC; next round <span data-left=\"35880000\">in 9 h 58 min</span>."
            ),
            (
                1380, 1800, 1400,
                "The schedule rests until 26 Nov 06:00 UTC; next round <span data-left=\"24000000\">in 6 h 40 min</span>."
            ),
        ]
    )
    func saysNextRound(last: Int, next: Int, now: Int, sentence: String) throws {
        let outlook = RunOutlook(startedAt: minute(last))
        outlook.learn(from: .round(try report()))
        outlook.learn(from: .waiting(until: minute(next)))

        #expect(words(outlook.ticks(at: minute(now)), at: now) == sentence)
    }

    @Test("That a tick has come is no news, and that another is waited for is")
    func tellsNews() throws {
        let outlook = RunOutlook(startedAt: minute(0))
        outlook.learn(from: .round(try report()))
        outlook.learn(from: .waiting(until: minute(5)))
        let before = NextRound(outlook.ticks(at: minute(4)), now: minute(4)).version
        let due = NextRound(outlook.ticks(at: minute(6)), now: minute(6)).version

        outlook.learn(from: .round(try report()))
        outlook.learn(from: .waiting(until: minute(10)))
        let after = NextRound(outlook.ticks(at: minute(6)), now: minute(6)).version
        outlook.learn(from: .stopped)
        let end = NextRound(outlook.ticks(at: minute(6)), now: minute(6)).version

        #expect(before == due && after != due && end != after)
    }

    @Test("It remembers only the latest ticks, however long a run goes on")
    func forgets() throws {
        let outlook = RunOutlook(startedAt: minute(0))

        for number in 1...100 {
            outlook.learn(from: .round(try report()))
            outlook.learn(from: .waiting(until: minute(number)))
        }

        #expect(outlook.ticks(at: minute(99)).due == (92...99).map(minute))
    }

    private func words(_ ticks: RunTicks, at now: Int) -> String { NextRound(ticks, now: minute(now)).markup.text }

    private func minute(_ number: Int) -> Timestamp { midnight.advanced(by: .seconds(60 * number)) }

    private func report() throws -> RoundReport {
        RoundReport(
            id: "round",
            startedAt: midnight,
            limits: try RoundLimits(maxInFlight: 1),
            wallTime: .milliseconds(10),
            targets: []
        )
    }
}
