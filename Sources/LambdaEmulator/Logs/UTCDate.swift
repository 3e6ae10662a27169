/// A day and a time of day in UTC (proleptic Gregorian calendar), without Foundation.
struct UTCDate: Hashable, Sendable {
    private let year: Int
    private let month: Int
    private let day: Int
    private let millisecondOfDay: Int

    /// The date of a moment in milliseconds since 1970.
    init(milliseconds: Int64) {
        let (days, rest) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
        millisecondOfDay = Int(rest)
        // Days since 1 March 0000, in eras of 400 years ("chrono-Compatible Low-Level Date Algorithms", H. Hinnant).
        let shifted = Int(days) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// As the name of a log stream begins: `2026/11/25`.
    var folder: String { "\(year)/\(Self.padded(month, 2))/\(Self.padded(day, 2))" }

    /// As a log record has it: `2026-11-25T18:37:26.123Z`.
    var timestamp: String {
        let (seconds, milliseconds) = (millisecondOfDay / 1000, millisecondOfDay % 1000)
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(year)-\(Self.padded(month, 2))-\(Self.padded(day, 2))T\(time).\(Self.padded(milliseconds, 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
