public import Warming

/// A month that is billed, by the days of UTC.
public struct BilledMonth: Hashable, Sendable {
    /// Its first moment.
    public let start: Timestamp

    /// The first moment after it.
    public let end: Timestamp

    /// A month of 30 days, so that months can be compared.
    public static func days30(from start: Timestamp) -> BilledMonth {
        BilledMonth(start: start, end: start.advanced(by: .seconds(seconds)))
    }

    /// A month of 30 days from the next midnight on.
    public static func days30(after moment: Timestamp) -> BilledMonth {
        let days = moment.secondsSince1970 / 86_400
        return days30(from: Timestamp(secondsSince1970: (days + 1) * 86_400))
    }

    /// The month of the calendar that a moment is in, which is what AWS bills.
    public static func calendar(at moment: Timestamp) -> BilledMonth {
        let time = CivilTime(secondsSince1970: moment.secondsSince1970)
        let isLast = time.month == 12
        let start = CivilTime(year: time.year, month: time.month, day: 1)
        let end = CivilTime(year: time.year + (isLast ? 1 : 0), month: isLast ? 1 : time.month + 1, day: 1)
        return BilledMonth(
            start: Timestamp(secondsSince1970: start.secondsSince1970),
            end: Timestamp(secondsSince1970: end.secondsSince1970)
        )
    }

    /// How many seconds 30 days have.
    public static let seconds = 30 * 86_400

    /// The first day, as `2026-12-01`.
    public var day: String { CivilTime(secondsSince1970: start.secondsSince1970).dateText }

    /// How many days it has.
    public var days: Int { Int(end.secondsSince1970 - start.secondsSince1970) / 86_400 }

    /// The ticks of a schedule in the month: its first moment counts, its last does not.
    public func ticks(of schedule: Schedule, in zone: some TimeZoneRules) -> [Timestamp] {
        let before = Timestamp(millisecondsSince1970: start.millisecondsSince1970 - 1)
        return Array(schedule.ticks(after: before, in: zone).prefix { $0 < end })
    }
}
