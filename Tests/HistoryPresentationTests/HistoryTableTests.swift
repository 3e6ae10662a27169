import Presentation
import Testing
import Warming

@testable import HistoryPresentation
@testable import WarmingHistory

@Suite("A history's table")
struct HistoryTableTests {
    @Test("It shows each target's strip and numbers, and what stands out below")
    func golden() throws {
        let text = HistoryTable(try overview(), style: .plain).text

        #expect(
            text == """
                TARGET                 PINGS  COLD  FAILED  ENVIRONMENTS    P50      P95      P99  BILLED
                =orders  ○●●●●✗●●●●●·     22     2       2      1.8 of 2  20 ms  1.401 s  1.401 s  240 ms
                         2 pings failed at 2026-11-25 00:25 UTC: unexpected status (wanted 200-299), status 503
                         2 invocations in its log; environments started: 0 for pings, 1 for users, median 700 ms
                cart     ●●●●●●●●●●●·     11     0       0        1 of 1  20 ms    20 ms    20 ms  132 ms

                ● warm  ○ was cold  ◐ too few environments  ✗ failed  · no round
                11 rounds from 2026-11-25 00:00 UTC to 2026-11-25 01:00 UTC: half took 600 ms at most, the longest 1.100 s.

                """
        )
    }

    @Test("What warming has changed for users is said in one line")
    func tellsEffect() throws {
        var overview = try overview()
        overview.targets[0].invocations?.warming = WarmingEffect(
            began: overview.span.start,
            before: ColdStartRate(coldStarts: 283, length: .seconds(7 * 86_400)),
            since: ColdStartRate(coldStarts: 17, length: .seconds(7 * 86_400))
        )

        #expect(
            HistoryTable(overview, style: .plain).text.contains(
                "users' cold starts a day: 40 before warming began on 2026-11-25 00:00 UTC, 2.4 since\n"
            )
        )
    }

    @Test("A span without rounds is said in one sentence")
    func saysNothing() throws {
        var overview = try overview()
        overview.targets = []
        overview.rounds = nil

        #expect(
            HistoryTable(overview, style: .plain).text
                == "There was no round from 2026-11-25 00:00 UTC to 2026-11-25 01:00 UTC.\n"
        )
    }

    @Test("A strip has its colours, part by part")
    func colours() throws {
        let text = HistoryTable(try overview(), style: Style(isColoured: true)).text

        #expect(text.contains("\u{1B}[33m○\u{1B}[0m\u{1B}[32m●\u{1B}[0m"))
    }

    @Test("A strip is never wider than the terminal has room for", arguments: [nil, 20, 80, 120, 200] as [Int?])
    func fits(width: Int?) {
        #expect((12...60).contains(HistoryTable.cells(width: width)))
    }
}
