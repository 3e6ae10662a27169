import Testing
import Warming

@Suite("Rate schedule")
struct RateScheduleTests {
    @Test(
        "A value and its unit make an interval",
        arguments: [
            ("rate(1 minute)", 60), ("rate(5 minutes)", 300), ("rate(1 hour)", 3600), ("rate(12 hours)", 43_200),
            ("rate(1 day)", 86_400), ("rate(7 days)", 604_800), ("rate(999999999 days)", 86_399_999_913_600),
            ("rate( 05  minutes )", 300),
        ] as [(String, Int64)]
    )
    func interval(expression: String, seconds: Int64) throws {
        let schedule = try Schedule(expression)
        let start = Timestamp(secondsSince1970: 0)

        #expect(schedule.next(after: start) == Timestamp(secondsSince1970: seconds))
        #expect(schedule.description == expression)
    }

    @Test(
        "The next tick is the first one on the grid that is later",
        arguments: [
            (0, 300_000), (1, 300_000), (299_999, 300_000), (300_000, 600_000), (300_001, 600_000), (-1, 0),
            (-700_000, 0),
        ] as [(Int64, Int64)]
    )
    func grid(milliseconds: Int64, next: Int64) throws {
        let schedule = try Schedule("rate(5 minutes)")

        let tick = schedule.next(after: Timestamp(millisecondsSince1970: milliseconds))

        #expect(tick == Timestamp(millisecondsSince1970: next))
    }

    @Test("The grid begins at the anchor and goes on from there")
    func anchor() throws {
        let schedule = try Schedule("rate(2 hours)")
        let anchor = Timestamp("2026-03-01T10:17")

        let early = schedule.ticks(after: Timestamp("2026-02-01T00:00"), anchor: anchor).prefix(2)
        let late = schedule.ticks(after: Timestamp("2026-03-01T14:17"), anchor: anchor).prefix(2)

        #expect(early.map(\.text) == ["2026-03-01T10:17", "2026-03-01T12:17"])
        #expect(late.map(\.text) == ["2026-03-01T16:17", "2026-03-01T18:17"])
    }

    @Test("A day is 24 hours, whatever the clocks do")
    func day() throws {
        let schedule = try Schedule("rate(1 day)")

        let ticks = schedule.texts(2, after: "2026-03-28T00:00", in: ZoneWithOneChange.berlinSpring)

        #expect(ticks == ["2026-03-29T00:00", "2026-03-30T00:00"])
    }

    @Test("There is no tick beyond the end of time")
    func endOfTime() throws {
        let schedule = try Schedule("rate(1 day)")
        let (first, last) = (Timestamp(millisecondsSince1970: .min), Timestamp(millisecondsSince1970: .max))

        #expect(schedule.next(after: last) == nil)
        #expect(schedule.next(after: last, anchor: first) == nil)
        #expect(schedule.next(after: first) == Timestamp(secondsSince1970: 0))
    }

    @Test(
        "Anything else is refused, and the error says what to write",
        arguments: [
            ("rate(5 minute)", "did you mean rate(5 minutes)?"), ("rate(1 minutes)", "did you mean rate(1 minute)?"),
            ("rate(1 days)", "did you mean rate(1 day)?"), ("rate(5 min)", "did you mean rate(5 minutes)?"),
            ("rate(5m)", "did you mean rate(5 minutes)?"), ("rate(2h)", "did you mean rate(2 hours)?"),
            ("rate(5 Minutes)", "did you mean rate(5 minutes)?"), ("rate(5 minuets)", "did you mean rate(5 minutes)?"),
            ("rate(5minutes)", "did you mean rate(5 minutes)?"),
            ("rate(30 seconds)", "the shortest rate is rate(1 minute)."),
            ("rate(0 minutes)", "write a whole number from 1 to 999999999 and a unit"),
            ("rate(-5 minutes)", "write a whole number from 1"), ("rate(1.5 hours)", "write a whole number from 1"),
            ("rate(٣ minutes)", "write a whole number from 1"),
            ("rate(1000000000 days)", "write a whole number from 1"),
            ("rate()", "write a whole number from 1"), ("rate(2 months)", "the unit is minutes, hours or days"),
            ("rate(5)", "the unit is minutes, hours or days"), ("rate(5 minutes 3)", "write a whole number from 1"),
        ]
    )
    func refuses(expression: String, advice: String) throws {
        let error = #expect(throws: WarmingError.self) { try Schedule(expression) }

        #expect(error?.code == .invalidSchedule)
        #expect(error?.message.hasPrefix("'\(expression)' is not a rate; \(advice)") == true, "\(error?.message ?? "")")
    }
}
