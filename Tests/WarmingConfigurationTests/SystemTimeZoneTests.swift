import Testing
import Warming
import WarmingConfiguration
import YAMLConfiguration

@Suite("System time zone")
struct SystemTimeZoneTests {
    @Test(
        "A zone knows its distance from UTC at a moment",
        arguments: [
            ("Europe/Berlin", "2026-01-01T00:00", 3600), ("Europe/Berlin", "2026-07-01T00:00", 7200),
            ("Europe/Berlin", "2026-03-29T00:59", 3600), ("Europe/Berlin", "2026-03-29T01:00", 7200),
            ("America/New_York", "2026-11-01T05:59", -14_400), ("America/New_York", "2026-11-01T06:00", -18_000),
            ("Australia/Lord_Howe", "2026-01-01T00:00", 39_600), ("Australia/Lord_Howe", "2026-07-01T00:00", 37_800),
            ("America/Sao_Paulo", "2018-12-01T00:00", -7200), ("America/Sao_Paulo", "2026-12-01T00:00", -10_800),
            ("Asia/Kolkata", "2026-07-01T00:00", 19_800), ("US/Eastern", "2026-07-01T00:00", -14_400),
            ("UTC", "2026-07-01T00:00", 0), ("GMT", "2026-07-01T00:00", 0), ("Etc/GMT+5", "2026-07-01T00:00", -18_000),
        ]
    )
    func offset(identifier: String, moment: String, seconds: Int) throws {
        let zone = try SystemTimeZone(identifier: identifier)

        #expect(zone.identifier == identifier)
        #expect(zone.secondsFromUTC(at: Timestamp(moment)) == seconds)
    }

    @Test(
        "A zone that does not exist is refused with the nearest one",
        arguments: [
            ("Europe/Berln", "did you mean Europe/Berlin?"), ("europe/berlin", "did you mean Europe/Berlin?"),
            ("Berlin", "did you mean Europe/Berlin?"), ("new york", "did you mean America/New_York?"),
            ("America/New York", "did you mean America/New_York?"), ("Asia/Kolkatta", "did you mean Asia/Kolkata?"),
            ("Europe/Kyv", "did you mean Europe/Kyiv?"), ("PST", "did you mean America/Los_Angeles?"),
            ("utc", "did you mean UTC?"), ("GMT+3", "write a region and a place like Europe/Berlin, or UTC."),
            ("+03:00", "write a region and a place like Europe/Berlin, or UTC."),
            ("", "write a region and a place like Europe/Berlin, or UTC."),
            ("/", "write a region and a place like Europe/Berlin, or UTC."),
            ("../../etc/passwd", "write a region and a place like Europe/Berlin, or UTC."),
        ]
    )
    func refuses(identifier: String, advice: String) throws {
        let error = #expect(throws: WarmingError.self) { try SystemTimeZone(identifier: identifier) }

        #expect(error?.code == .invalidTimeZone)
        #expect(error?.message == "'\(identifier)' is not a time zone; \(advice)")
    }
}

@Suite("Schedule in a system time zone")
struct ScheduleInSystemTimeZoneTests {
    @Test(
        "A cron follows the clocks of the zone",
        arguments: [
            // Skipped in spring.
            ("30 2 * * ? *", "Europe/Berlin", "2026-03-28T00:00", ["2026-03-28T01:30", "2026-03-30T00:30"]),
            ("30 2 * * ? *", "America/New_York", "2026-03-07T00:00", ["2026-03-07T07:30", "2026-03-09T06:30"]),
            ("15 2 * * ? *", "Australia/Lord_Howe", "2026-10-03T00:00", ["2026-10-04T15:15"]),
            ("0 0 * * ? *", "America/Sao_Paulo", "2018-11-03T12:00", ["2018-11-05T02:00"]),
            // Shown twice in autumn, ticking once.
            ("30 2 * * ? *", "Europe/Berlin", "2026-10-24T12:00", ["2026-10-25T00:30", "2026-10-26T01:30"]),
            ("30 1 * * ? *", "America/New_York", "2026-10-31T12:00", ["2026-11-01T05:30", "2026-11-02T06:30"]),
            ("45 1 * * ? *", "Australia/Lord_Howe", "2026-04-04T00:00", ["2026-04-04T14:45", "2026-04-05T15:15"]),
            ("30 23 * * ? *", "America/Sao_Paulo", "2019-02-16T12:00", ["2019-02-17T01:30", "2019-02-18T02:30"]),
            // No daylight saving, and half an hour.
            ("0 9 ? * MON *", "Asia/Kolkata", "2026-01-01T00:00", ["2026-01-05T03:30", "2026-01-12T03:30"]),
            ("0 9 ? * MON *", "UTC", "2026-01-01T00:00", ["2026-01-05T09:00", "2026-01-12T09:00"]),
            // The day of the zone, not that of UTC.
            ("0 0 L * ? *", "Pacific/Auckland", "2026-01-01T00:00", ["2026-01-30T11:00", "2026-02-27T11:00"]),
            // A year later, with two changes in between.
            ("0 12 1 7 ? *", "Europe/Berlin", "2026-07-01T10:00", ["2027-07-01T10:00", "2028-07-01T10:00"]),
            // Samoa had no 30 December 2011.
            ("0 0 30 12 ? *", "Pacific/Apia", "2011-01-01T00:00", ["2012-12-29T10:00"]),
        ]
    )
    func cron(fields: String, identifier: String, start: String, ticks: [String]) throws {
        let zone = try SystemTimeZone(identifier: identifier)
        let schedule = try Schedule("cron(\(fields))")

        let found = schedule.ticks(after: Timestamp(start), in: zone).prefix(ticks.count)

        #expect(Array(found) == ticks.map { Timestamp($0) })
    }

    @Test(
        "An hourly cron never pauses for two hours",
        arguments: [
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Antarctica/Troll",
            "Africa/Casablanca", "Asia/Tehran", "Europe/Dublin", "Pacific/Apia",
        ]
    )
    func steady(identifier: String) throws {
        let zone = try SystemTimeZone(identifier: identifier)
        let schedule = try Schedule("cron(10 * * * ? *)")

        let ticks = Array(schedule.ticks(after: Timestamp("2011-01-01T00:00"), in: zone).prefix(366 * 24))

        // Lord Howe's clocks change by half an hour, which draws one hour out and cuts one short.
        let pauses = Set(zip(ticks, ticks.dropFirst()).map { $0.duration(to: $1) })
        let halfHours: Set<Duration> = [.seconds(1800), .seconds(5400)]
        #expect(pauses.subtracting(identifier == "Australia/Lord_Howe" ? halfHours : []) == [.seconds(3600)])
    }
}

extension Timestamp {
    /// Reads `2026-03-29T02:30` as UTC.
    init(_ text: String) {
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        let time = CivilTime(year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4])
        self.init(secondsSince1970: time.secondsSince1970)
    }
}
