/// A date and a time of day in the Gregorian calendar, in no particular time zone.
///
/// Seconds are counted as if the civil time were in UTC. The arithmetic is exact for every year that
/// a ``Timestamp`` can hold, and needs neither Foundation nor a table. The algorithms are those of
/// Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
package struct CivilTime: Hashable, Sendable {
    /// The year, where 1 BC is year 0.
    package var year: Int

    /// The month, 1 to 12.
    package var month: Int

    /// The day of the month, 1 to 31.
    package var day: Int

    /// The hour, 0 to 23.
    package var hour: Int

    /// The minute, 0 to 59.
    package var minute: Int

    /// The second, 0 to 59.
    package var second: Int

    /// Creates a civil time from its parts, which must exist in the calendar.
    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Creates the civil time that is `seconds` after 1970-01-01T00:00:00 on the same wall clock.
    package init(secondsSince1970 seconds: Int64) {
        let (days, secondOfDay) = Self.floorDivide(Int(seconds), by: 86_400)
        // The year starts in March here, so that a leap day is the last day of its year.
        let (era, dayOfEra) = Self.floorDivide(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
            hour: secondOfDay / 3600,
            minute: secondOfDay / 60 % 60,
            second: secondOfDay % 60
        )
    }

    /// The seconds from 1970-01-01T00:00:00 to this time on the same wall clock.
    package var secondsSince1970: Int64 {
        Int64(daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// The day of the week as EventBridge counts it: 1 is Sunday and 7 is Saturday.
    package var weekday: Int {
        // 1970-01-01 was a Thursday.
        Self.floorDivide(daysSince1970 + 4, by: 7).remainder + 1
    }

    /// The number of days in a month, 28 to 31.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private var daysSince1970: Int {
        let (era, yearOfEra) = Self.floorDivide(month <= 2 ? year - 1 : year, by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func floorDivide(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
