import Testing
import Warming
import WarmingHistory

@testable import Dashboard

@Suite("The health of a run")
struct SiteHealthTests {
    @Test("While a schedule rests it is well, however long ago the last round was")
    func restsWell() throws {
        let ticks = RunTicks(due: [minute(45), minute(50)], next: minute(600))

        #expect(try status(ticks, at: 599) == 200)
    }

    @Test("A tick without a round is borne for a while, and then said")
    func saysMissedTick() throws {
        let ticks = RunTicks(due: [minute(45), minute(50), minute(600)], next: nil)

        #expect(try status(ticks, at: 614) == 200)
        try withHistory { reader in
            let text = SiteHealth(latest: try rounds(of: reader), ticks: ticks, now: minute(616)).response.body
            #expect(text == "no round for 9 h 26 min, although one was due 25 Nov 2026 10:00 UTC\n")
        }
    }

    @Test("Rounds that do not get into the history are missed, though ticks go on")
    func missesUnrecorded() throws {
        let ticks = RunTicks(due: [minute(55), minute(60), minute(65), minute(70)], next: minute(75))

        #expect(try status(ticks, at: 71) == 503)
    }

    @Test("A run that has just begun on an old history has its time")
    func bearsStart() throws {
        #expect(try status(RunTicks(due: [minute(5000)], next: nil), at: 5001) == 200)
    }

    @Test("Without a run the rounds themselves tell how often they come")
    func judgesByRounds() throws {
        #expect(try status(nil, at: 64) == 200)
        #expect(try status(nil, at: 66) == 503)
    }

    private func status(_ ticks: RunTicks?, at now: Int) throws -> Int {
        try withHistory { reader in
            SiteHealth(latest: try rounds(of: reader), ticks: ticks, now: minute(now)).response.status
        }
    }

    private func rounds(of reader: HistoryReader) throws -> [RoundLine] {
        try reader.rounds(in: HistorySpan(from: midnight, to: minute(60)))
    }

    private func minute(_ number: Int) -> Timestamp { midnight.advanced(by: .seconds(60 * number)) }
}
