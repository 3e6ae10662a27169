import Testing
import Warming

@Suite("Cron schedule")
struct CronScheduleTests {
    @Test(
        "The minutes and hours that match are ticks",
        arguments: [
            ("cron(0/20 * * * ? *)", ["01-01T00:20", "01-01T00:40", "01-01T01:00"]),
            ("cron(*/20 * * * ? *)", ["01-01T00:20", "01-01T00:40", "01-01T01:00"]),
            ("cron(1/30 * * * ? *)", ["01-01T00:01", "01-01T00:31", "01-01T01:01"]),
            ("cron(10-40/15 0 * * ? *)", ["01-01T00:10", "01-01T00:25", "01-01T00:40", "01-02T00:10"]),
            ("cron(5,3,5,58-1 0 * * ? *)", ["01-01T00:01", "01-01T00:03", "01-01T00:05", "01-01T00:58"]),
            ("cron(0 22-2/2 * * ? *)", ["01-01T02:00", "01-01T22:00", "01-02T00:00", "01-02T02:00"]),
            ("cron(0 07/12 * * ? *)", ["01-01T07:00", "01-01T19:00", "01-02T07:00"]),
            ("cron( 0  0\t1 * ? * )", ["02-01T00:00", "03-01T00:00"]),
        ]
    )
    func times(expression: String, ticks: [String]) throws {
        let schedule = try Schedule(expression)

        #expect(schedule.texts(ticks.count, after: "2026-01-01T00:00") == ticks.map { "2026-\($0)" })
        #expect(schedule.description == expression)
    }

    @Test(
        "The days that match are ticks",
        arguments: [
            // Month ends and leap years.
            ("31 * ?", "2026-01-31", ["2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31"]),
            ("L * ?", "2027-12-31", ["2028-01-31", "2028-02-29", "2028-03-31"]),
            ("L 2 ?", "2099-01-01", ["2099-02-28", "2100-02-28", "2101-02-28"]),
            ("29 2 ?", "1999-01-01", ["2000-02-29", "2004-02-29"]),
            ("29 2 ?", "2096-03-01", ["2104-02-29"]),
            // The last workday.
            ("LW * ?", "2026-01-01", ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29"]),
            ("lw 2 ?", "2026-03-01", ["2027-02-26", "2028-02-29"]),
            // The nearest workday: 15 August 2026 is a Saturday, 15 November 2026 a Sunday.
            ("15W 8,9,11 ?", "2026-01-01", ["2026-08-14", "2026-09-15", "2026-11-16"]),
            // The first on a Saturday is not moved to the month before, the last on a Sunday not to the next.
            ("1W 8,11 ?", "2026-01-01", ["2026-08-03", "2026-11-02"]),
            ("31W 1,5 ?", "2026-01-01", ["2026-01-30", "2026-05-29"]),
            ("28w 2 ?", "2026-01-01", ["2026-02-27", "2027-02-26"]),
            ("30W * ?", "2026-01-31", ["2026-03-30", "2026-04-30"]),
            // Days of the week, 1 being Sunday.
            ("? * 1", "2026-01-01", ["2026-01-04", "2026-01-11"]),
            ("? * 7", "2026-01-01", ["2026-01-03", "2026-01-10"]),
            ("? * L", "2026-01-01", ["2026-01-03", "2026-01-10"]),
            ("? * MON-FRI", "2026-01-01", ["2026-01-02", "2026-01-05", "2026-01-06"]),
            ("? * fri-Mon", "2026-01-01", ["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-09"]),
            ("? * SAT-SUN", "2026-01-01", ["2026-01-03", "2026-01-04", "2026-01-10"]),
            ("? * 2,WED", "2026-01-01", ["2026-01-05", "2026-01-07", "2026-01-12"]),
            // The last and the nth.
            ("? * 6L", "2026-01-01", ["2026-01-30", "2026-02-27", "2026-03-27"]),
            ("? * sunl", "2026-01-01", ["2026-01-25", "2026-02-22", "2026-03-29"]),
            ("? * 6#3", "2026-01-01", ["2026-01-16", "2026-02-20", "2026-03-20"]),
            ("? * SUN#1", "2026-01-01", ["2026-01-04", "2026-02-01", "2026-03-01"]),
            ("? * FRI#5", "2026-01-01", ["2026-01-30", "2026-05-29", "2026-07-31"]),
            ("? 2 1#5", "2026-01-01", ["2032-02-29", "2060-02-29"]),
            // Months.
            ("1 JAN,jul ?", "2026-01-01", ["2026-07-01", "2027-01-01"]),
            ("1 NOV-FEB/2 ?", "2026-02-01", ["2026-11-01", "2027-01-01", "2027-11-01"]),
            ("1 2/5 ?", "2026-01-01", ["2026-02-01", "2026-07-01", "2026-12-01", "2027-02-01"]),
            ("29-2 2 ?", "2027-01-01", ["2027-02-01", "2027-02-02", "2028-02-01", "2028-02-02", "2028-02-29"]),
        ]
    )
    func days(fields: String, start: String, days: [String]) throws {
        let schedule = try Schedule("cron(0 0 \(fields) *)")

        #expect(schedule.texts(days.count, after: "\(start)T00:00") == days.map { "\($0)T00:00" })
    }

    @Test(
        "The years that match are ticks, and afterwards there are none",
        arguments: [
            ("2026-2028/2", ["2026-01-01", "2028-01-01"]), ("2190/9", ["2190-01-01", "2199-01-01"]), ("2019", []),
            ("1970,2199", ["2199-01-01"]),
        ]
    )
    func years(field: String, days: [String]) throws {
        let schedule = try Schedule("cron(0 0 1 1 ? \(field))")

        #expect(Array(schedule.ticks(after: Timestamp("2025-06-01T00:00"))).map(\.text) == days.map { "\($0)T00:00" })
    }

    @Test("A tick is later than the moment it is asked for, however little")
    func strictlyLater() throws {
        let schedule = try Schedule("cron(0 12 * * ? *)")
        let noon = Timestamp("2026-01-01T12:00")

        #expect(schedule.next(after: noon.advanced(by: .milliseconds(-1))) == noon)
        #expect(schedule.next(after: noon) == Timestamp("2026-01-02T12:00"))
        #expect(schedule.next(after: noon.advanced(by: .milliseconds(1))) == Timestamp("2026-01-02T12:00"))
    }

    @Test("The first tick is in 1970 and the last in 2199")
    func range() throws {
        let schedule = try Schedule("cron(* * * * ? *)")
        let last = Timestamp("2199-12-31T23:59")

        #expect(schedule.next(after: Timestamp(millisecondsSince1970: .min)) == Timestamp(secondsSince1970: 0))
        #expect(schedule.next(after: last.advanced(by: .seconds(-1))) == last)
        #expect(schedule.next(after: last) == nil)
        #expect(schedule.next(after: Timestamp(millisecondsSince1970: .max)) == nil)
    }

    @Test("The last year ends when it ends in the zone")
    func lastYear() throws {
        let schedule = try Schedule("cron(0 * * * ? *)")
        let zone = ZoneWithOneChange("America/Los_Angeles", at: "1970-01-01T00:00", from: -480, to: -480)

        let ticks = schedule.texts(3, after: "2200-01-01T05:30", in: zone)

        #expect(ticks == ["2200-01-01T06:00", "2200-01-01T07:00"])
    }

    @Test("A tick far away is found at once", .timeLimit(.minutes(1)))
    func sparse() throws {
        let schedule = try Schedule("cron(0 0 29 2 ? 2096)")

        for _ in 0..<2000 {
            #expect(schedule.next(after: Timestamp("1970-01-01T00:00")) == Timestamp("2096-02-29T00:00"))
        }
    }

    @Test("Schedules are equal when their expressions are")
    func equality() throws {
        #expect(try Schedule("rate(1 hour)") == Schedule("rate(1 hour)"))
        #expect(try Schedule("rate(1 hour)") != Schedule("rate(60 minutes)"))
        #expect(try Set([Schedule("cron(0 0 L * ? *)"), Schedule("cron(0 0 L * ? *)")]).count == 1)
    }
}
