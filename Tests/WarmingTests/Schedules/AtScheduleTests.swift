import Testing
import Warming

@Suite("One-time schedule")
struct AtScheduleTests {
    @Test("It ticks once, to the second")
    func once() throws {
        let schedule = try Schedule("at(2026-11-20T13:00:30)")
        let tick = Timestamp(secondsSince1970: Timestamp("2026-11-20T13:00").secondsSince1970 + 30)

        #expect(Array(schedule.ticks(after: Timestamp("2026-01-01T00:00"))) == [tick])
        #expect(schedule.next(after: tick) == nil)
    }

    @Test(
        "The time is that of the zone's clocks",
        arguments: [
            // AWS's own example: 13:00 in Los Angeles is 21:00 in UTC.
            ("at(2026-11-20T13:00:00)", ZoneWithOneChange.losAngelesAutumn, "2026-11-20T21:00"),
            ("at(2026-11-20T13:00:00)", .kolkata, "2026-11-20T07:30"),
            // Shown twice: the first time counts.
            ("at(2026-10-25T02:30:00)", .berlinAutumn, "2026-10-25T00:30"),
            // Skipped: 02:30 becomes 03:30.
            ("at(2026-03-29T02:30:00)", .berlinSpring, "2026-03-29T01:30"),
        ]
    )
    func local(expression: String, zone: ZoneWithOneChange, tick: String) throws {
        #expect(try Schedule(expression).texts(2, after: "2026-01-01T00:00", in: zone) == [tick])
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "at()", "at(99999999999999999999999999)", "at(2026-11-20)", "at(2026-11-20 13:00:00)",
            "at(2026-11-20T13:00:00Z)", "at(2026-11-20T13:00)",
            "at(2026-1-1T00:00:00)", "at(2026-11-20T13:00:0x)", "at(20261-1-20T13:00:00)", "at(2026-02-29T00:00:00)",
            "at(2100-02-29T00:00:00)", "at(2026-13-01T00:00:00)", "at(2026-00-01T00:00:00)", "at(2026-01-00T00:00:00)",
            "at(2026-11-20T24:00:00)", "at(2026-11-20T23:60:00)", "at(2026-11-20T23:59:60)", "at(1969-12-31T00:00:00)",
        ]
    )
    func refuses(expression: String) throws {
        let error = #expect(throws: WarmingError.self) { try Schedule(expression) }

        #expect(error?.code == .invalidSchedule)
        #expect(error?.message.hasPrefix("'\(expression)' is not ") == true)
    }
}
