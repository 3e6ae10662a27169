import ArgumentParser
import Warming

/// The midnight, in UTC, at which a month of 30 days begins.
struct MonthStart {
    /// How many seconds a month of 30 days has.
    static let monthSeconds = 30 * 86_400

    let moment: Timestamp

    /// The day, as `2026-12-01`.
    var day: String { CivilTime(secondsSince1970: moment.secondsSince1970).dateText }

    /// The end of the month.
    var end: Timestamp { moment.advanced(by: .seconds(Self.monthSeconds)) }

    /// The next midnight after a moment.
    static func next(after moment: Timestamp) -> MonthStart {
        let days = moment.secondsSince1970 / 86_400
        return MonthStart(moment: Timestamp(secondsSince1970: (days + 1) * 86_400))
    }

    /// The ticks of a schedule in the month: its first moment counts, its last does not.
    func ticks(of schedule: Schedule, in zone: some TimeZoneRules) -> [Timestamp] {
        let before = Timestamp(millisecondsSince1970: moment.millisecondsSince1970 - 1)
        return Array(schedule.ticks(after: before, in: zone).prefix { $0 < end })
    }
}

/// Reads a day that an option was given: `2026-12-01`.
@Sendable
func dayStart(_ text: String) throws -> MonthStart {
    // An `at` schedule reads dates, and knows the calendar.
    guard let tick = try? Schedule("at(\(text)T00:00:00)").next(after: Timestamp(secondsSince1970: -1)) else {
        throw ValidationError("'\(text)' is not a day; write it like 2026-12-01.")
    }
    return MonthStart(moment: tick)
}
