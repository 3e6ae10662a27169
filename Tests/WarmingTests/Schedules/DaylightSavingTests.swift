import Testing
import Warming

@Suite("Daylight saving")
struct DaylightSavingTests {
    @Test(
        "A daily time that the clocks skip is skipped, as in EventBridge's guide",
        arguments: [
            ("30 2", ZoneWithOneChange.losAngelesSpring, "2026-03-07T09:00", ["2026-03-07T10:30", "2026-03-09T09:30"]),
            ("30 2", .berlinSpring, "2026-03-28T00:00", ["2026-03-28T01:30", "2026-03-30T00:30"]),
            ("0 2", .berlinSpring, "2026-03-28T00:00", ["2026-03-28T01:00", "2026-03-30T00:00"]),
            ("0 3", .berlinSpring, "2026-03-28T00:00", ["2026-03-28T02:00", "2026-03-29T01:00", "2026-03-30T01:00"]),
            ("15 2", .lordHoweSpring, "2026-10-02T12:00", ["2026-10-02T15:45", "2026-10-04T15:15"]),
            (
                "30 2", .lordHoweSpring, "2026-10-02T12:00",
                ["2026-10-02T16:00", "2026-10-03T15:30", "2026-10-04T15:30"]
            ),
            ("0 0", .saoPauloSpring, "2018-11-03T00:00", ["2018-11-03T03:00", "2018-11-05T02:00"]),
            // Samoa went over the date line and had no 30 December 2011.
            ("0 12", .apiaDateLine, "2011-12-29T00:00", ["2011-12-29T22:00", "2011-12-30T22:00"]),
        ]
    )
    func skipped(time: String, zone: ZoneWithOneChange, start: String, ticks: [String]) throws {
        #expect(try Schedule("cron(\(time) * * ? *)").texts(ticks.count, after: start, in: zone) == ticks)
    }

    @Test(
        "A daily time that the clocks show twice ticks the first time only, as in EventBridge's guide",
        arguments: [
            ("30 1", ZoneWithOneChange.losAngelesAutumn, "2026-11-01T00:00", ["2026-11-01T08:30", "2026-11-02T09:30"]),
            ("30 2", .berlinAutumn, "2026-10-24T12:00", ["2026-10-25T00:30", "2026-10-26T01:30"]),
            ("0 2", .berlinAutumn, "2026-10-24T12:00", ["2026-10-25T00:00", "2026-10-26T01:00"]),
            ("0 3", .berlinAutumn, "2026-10-24T12:00", ["2026-10-25T02:00", "2026-10-26T02:00"]),
            ("45 1", .lordHoweAutumn, "2026-04-04T00:00", ["2026-04-04T14:45", "2026-04-05T15:15"]),
            ("30 23", .saoPauloAutumn, "2019-02-16T12:00", ["2019-02-17T01:30", "2019-02-18T02:30"]),
            ("30 1", .trollAutumn, "2026-10-24T12:00", ["2026-10-24T23:30", "2026-10-26T01:30"]),
        ]
    )
    func shownTwice(time: String, zone: ZoneWithOneChange, start: String, ticks: [String]) throws {
        #expect(try Schedule("cron(\(time) * * ? *)").texts(ticks.count, after: start, in: zone) == ticks)
    }

    @Test(
        "A steady interval goes on through the hour that is shown twice",
        arguments: ZoneWithOneChange.all,
        ["0/5 *", "*/5 0-23", "0/5 22-4"]
    )
    func steady(zone: ZoneWithOneChange, fields: String) throws {
        let schedule = try Schedule("cron(\(fields) * * ? *)")
        let start = zone.change.advanced(by: .seconds(-3600))

        // Twenty-five ticks are two hours, and the clocks change in the middle of them.
        let ticks = Array(schedule.ticks(after: start, in: zone).prefix(25))

        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.duration(to: $1) == .seconds(300) })
    }

    @Test("An hourly tick comes every hour, and a tick of a few hours comes once")
    func hourly() throws {
        let zone = ZoneWithOneChange.berlinAutumn
        let steady = ["2026-10-25T00:00", "2026-10-25T01:00", "2026-10-25T02:00", "2026-10-25T03:00"]
        let paused = ["2026-10-25T00:00", "2026-10-25T02:00"]

        #expect(try Schedule("cron(0 * * * ? *)").texts(4, after: "2026-10-24T23:00", in: zone) == steady)
        #expect(
            try Schedule("cron(0 1-3 * * ? *)").texts(4, after: "2026-10-24T23:30", in: zone).prefix(3) == steady[..<3]
        )
        #expect(try Schedule("cron(0 2-3 * * ? *)").texts(2, after: "2026-10-24T23:30", in: zone) == paused)
    }

    @Test("The next tick does not depend on when in the hour it is asked for", arguments: ZoneWithOneChange.all)
    func sameFromAnywhere(zone: ZoneWithOneChange) throws {
        let schedule = try Schedule("cron(0/15 * * * ? *)")
        let start = zone.change.advanced(by: .seconds(-4 * 3600))
        let ticks = Array(schedule.ticks(after: start, in: zone).prefix(32))

        for minute in 0..<(4 * 60) {
            let moment = start.advanced(by: .seconds(minute * 60 + 30))

            #expect(schedule.next(after: moment, in: zone) == ticks.first { $0 > moment })
        }
    }
}
