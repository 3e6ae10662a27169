import Testing
import Warming

@Suite("Refused schedule")
struct CronRefusalTests {
    @Test(
        "A malformed field is named, with its value, the reason and what to write",
        arguments: [
            ("60 * * * ? *", "minutes '60', but 60 is out of range; write 0-59."),
            ("0 24 * * ? *", "hours '24', but 24 is out of range; write 0-23."),
            ("0 0 32 * ? *", "day-of-month '32', but 32 is out of range; write 1-31, L, LW"),
            ("0 0 0 * ? *", "day-of-month '0', but 0 is out of range"),
            ("0 0 1 13 ? *", "month '13', but 13 is out of range; write 1-12 or JAN-DEC."),
            ("0 0 1 FEBR ? *", "month 'FEBR', but 'FEBR' is not a value (did you mean FEB?)"),
            ("0 0 1 JAN,FRI ? *", "month 'JAN,FRI', but 'FRI' is not a value"),
            ("0 0 ? * 0 *", "day-of-week '0', but 0 is out of range; write 1-7 (1 is Sunday) or SUN-SAT"),
            ("0 0 ? * 8 *", "day-of-week '8', but 8 is out of range"),
            ("0 0 ? * MONDAY *", "day-of-week 'MONDAY', but 'MONDAY' is not a value (did you mean MON?)"),
            ("0 0 ? * TEU *", "day-of-week 'TEU', but 'TEU' is not a value (did you mean TUE?)"),
            ("0 0 ? * MON/2 *", "day-of-week 'MON/2', but '/' has no meaning there"),
            ("0 0 ? * FRI#6 *", "day-of-week 'FRI#6', but '#' stands between"),
            ("0 0 ? * FRI#0 *", "day-of-week 'FRI#0', but '#' stands between"),
            ("0 0 ? * 6#٣ *", "day-of-week '6#٣', but '#' stands between"),
            ("0 0 ? * 6#+3 *", "day-of-week '6#+3', but '#' stands between"),
            ("0 0 ? * 3#1,6#3 *", "day-of-week '3#1,6#3', but '#' stands between"),
            ("0 0 ? * MON,FRIL *", "day-of-week 'MON,FRIL', but L stands alone"),
            ("0 0 ? * L-2 *", "day-of-week 'L-2', but L stands alone"),
            ("0 0 ? * 5W *", "day-of-week '5W', but '5W' is not a value"),
            ("0 0 L-3 * ? *", "day-of-month 'L-3', but EventBridge does not count days back"),
            ("0 0 15,L * ? *", "day-of-month '15,L', but L and W stand alone"),
            ("0 0 1W,15W * ? *", "day-of-month '1W,15W', but L and W stand alone"),
            ("0 0 1-5W * ? *", "day-of-month '1-5W', but L and W stand alone"),
            ("0 0 32W * ? *", "day-of-month '32W', but 32 is out of range"),
            ("0 0 W * ? *", "day-of-month 'W', but a value is missing"),
            ("0 0 3#1 * ? *", "day-of-month '3#1', but '3#1' is not a value"),
            ("0 0 1 1 ? 1969", "year '1969', but 1969 is out of range; write 1970-2199."),
            ("0 0 1 1 ? 2200", "year '2200', but 2200 is out of range"),
            ("0 0 1 1 ? 2030-2026", "year '2030-2026', but 2030 comes after 2026"),
            (
                "0 0 1 1 ? 99999999999999999999",
                "year '99999999999999999999', but '99999999999999999999' is not a value"
            ),
            ("0/0 * * * ? *", "minutes '0/0', but the step '0' is not a whole number from 1 up"),
            ("0/-5 * * * ? *", "minutes '0/-5', but the step '-5' is not a whole number from 1 up"),
            ("0/ * * * ? *", "minutes '0/', but the step '' is not a whole number from 1 up"),
            ("0/90 * * * ? *", "minutes '0/90', but the step 90 is longer than the field, which has 60 values"),
            ("1/2/3 * * * ? *", "minutes '1/2/3', but the step '2/3' is not a whole number from 1 up"),
            ("5- * * * ? *", "minutes '5-', but a value is missing"),
            ("-5 * * * ? *", "minutes '-5', but a value is missing"),
            ("/5 * * * ? *", "minutes '/5', but a value is missing"),
            ("1,,2 * * * ? *", "minutes '1,,2', but a value is missing"),
            ("1, * * * ? *", "minutes '1,', but a value is missing"),
            ("a * * * ? *", "minutes 'a', but 'a' is not a value"),
            ("? * * * ? *", "minutes '?', but '?' is not a value"),
            ("L * * * ? *", "minutes 'L', but 'L' is not a value"),
            ("1-2-3 * * * ? *", "minutes '1-2-3', but '2-3' is not a value"),
            ("*-5 * * * ? *", "minutes '*-5', but '*' is not a value"),
            ("+5 * * * ? *", "minutes '+5', but '+5' is not a value"),
            ("٣ * * * ? *", "minutes '٣', but '٣' is not a value"),
        ]
    )
    func field(arguments: String, refusal: String) throws {
        let error = #expect(throws: WarmingError.self) { try Schedule("cron(\(arguments))") }

        #expect(error?.code == .invalidSchedule)
        #expect(error?.message.hasPrefix("'cron(\(arguments))' has \(refusal)") == true, "\(error?.message ?? "")")
    }

    @Test(
        "Six fields with one question mark are needed, and a hint is given where the meaning is clear",
        arguments: [
            ("cron(*/5 * * * *)", "has 5 fields, but six are needed", "did you mean cron(*/5 * * * ? *)?"),
            ("cron(0 9 * * MON-FRI)", "has 5 fields, but six are needed", "did you mean cron(0 9 ? * MON-FRI *)?"),
            ("cron(0 9 * * ?)", "has 5 fields, but six are needed", "did you mean cron(0 9 * * ? *)?"),
            // Unix's 1 is Monday and AWS's is Sunday, so there is no safe guess.
            ("cron(0 9 * * 1-5)", "has 5 fields, but six are needed", "day-of-week year, with ? for one of the days."),
            ("cron(0 9 1 * 1)", "has 5 fields, but six are needed", "with ? for one of the days."),
            ("cron()", "has 0 fields, but six are needed", "with ? for one of the days."),
            ("cron(0)", "has 1 field, but six are needed", "with ? for one of the days."),
            ("cron(0 0 9 * * ? *)", "has 7 fields, but six are needed", "with ? for one of the days."),
            ("cron(0 12 * * * *)", "has day-of-month '*' and day-of-week '*'", "did you mean cron(0 12 * * ? *)?"),
            (
                "cron(0 12 * * FRI *)", "has day-of-month '*' and day-of-week 'FRI'",
                "did you mean cron(0 12 ? * FRI *)?"
            ),
            ("cron(0 12 1 * MON *)", "has day-of-month '1' and day-of-week 'MON'", "write ? for one."),
            ("cron(0 12 ? * ? *)", "has '?' for both day-of-month and day-of-week", "write * for one of them."),
        ]
    )
    func fields(expression: String, start: String, end: String) throws {
        let error = #expect(throws: WarmingError.self) { try Schedule(expression) }

        #expect(error?.message.hasPrefix("'\(expression)' \(start)") == true, "\(error?.message ?? "")")
        #expect(error?.message.hasSuffix(end) == true, "\(error?.message ?? "")")
    }

    @Test(
        "A schedule that never comes due is refused",
        arguments: [
            "31 2 ? *", "30-31 FEB ? *", "31 4,6,9,11 ? *", "29 2 ? 2027", "29 2 ? 2100", "30W 2 ? *", "? 2 1#5 2026",
        ]
    )
    func neverDue(fields: String) throws {
        let error = #expect(throws: WarmingError.self) { try Schedule("cron(0 0 \(fields))") }

        #expect(error?.code == .invalidSchedule)
        #expect(error?.message.hasPrefix("'cron(0 0 \(fields))' never comes due") == true)
    }

    @Test(
        "Something that is no expression is refused with the nearest one",
        arguments: [
            ("RATE(5 minutes)", "did you mean rate(5 minutes)?"), ("rate(5 minutes", "did you mean rate(5 minutes)?"),
            (" rate(5 minutes) ", "did you mean rate(5 minutes)?"), ("rate 5 minutes", "did you mean rate(5 minutes)?"),
            ("every 5 minutes", "did you mean rate(5 minutes)?"), ("5m", "did you mean rate(5 minutes)?"),
            ("Cron(0 12 * * ? *)", "did you mean cron(0 12 * * ? *)?"),
            ("*/5 * * * *", "did you mean cron(*/5 * * * ? *)?"),
            ("0 12 ? * MON-FRI *", "did you mean cron(0 12 ? * MON-FRI *)?"),
            ("", "write rate(5 minutes), cron(0/5 8-17 ? * MON-FRI *) or at(2026-11-20T13:00:00)."),
            ("hourly", "write rate(5 minutes), cron("), ("rate(5 minutes) ; drop", "did you mean rate(5 minutes)?"),
            ("0 9 * * 1-5", "write a whole number from 1"), ("cron", "write rate(5 minutes), cron("),
        ]
    )
    func noExpression(expression: String, advice: String) throws {
        let error = #expect(throws: WarmingError.self) { try Schedule(expression) }

        #expect(error?.code == .invalidSchedule)
        #expect(
            error?.message.hasPrefix("'\(expression)' is not a schedule; \(advice)") == true,
            "\(error?.message ?? "")"
        )
    }
}
