/// The minutes that match six fields: `cron(0/5 8-17 ? * MON-FRI *)`.
struct CronExpression: Hashable, Sendable {
    let minutes: CronField
    let hours: CronField
    let days: CronDays
    let months: CronField
    let years: CronField

    /// Reads what stands between the parentheses of `cron(…)`.
    ///
    /// An expression that no year from 1970 to 2199 fulfils, like a 31st of February, is refused. One whose
    /// years are merely over is read, and has no next tick.
    init(arguments: Substring, expression: String) throws(WarmingError) {
        let fields = arguments.split(whereSeparator: \.isWhitespace)
        guard fields.count == 6 else {
            throw WarmingError(
                .invalidSchedule,
                """
                '\(expression)' has \(fields.count) field\(fields.count == 1 ? "" : "s"), but six are needed: \
                \(CronField.Kind.all.map(\.name).joined(separator: " "))\
                \(Self.suggestion(for: fields).map { "; did you mean \($0)?" } ?? ", with ? for one of the days.")
                """
            )
        }
        minutes = try CronField.Kind.minutes.field(fields[0], of: expression)
        hours = try CronField.Kind.hours.field(fields[1], of: expression)
        days = try CronDays(ofMonth: fields[2], ofWeek: fields[4], in: expression)
        months = try CronField.Kind.month.field(fields[3], of: expression)
        years = try CronField.Kind.year.field(fields[5], of: expression)

        guard firstMatch(from: CivilTime(year: 1970, month: 1, day: 1)) != nil else {
            throw WarmingError(
                .invalidSchedule,
                """
                '\(expression)' never comes due, because no such day exists: check day-of-month '\(fields[2])', \
                month '\(fields[3])', day-of-week '\(fields[4])' and year '\(fields[5])'.
                """
            )
        }
    }

    /// The expression that somebody who knows Unix's cron probably means with five fields, if that is clear.
    static func suggestion(for fields: [Substring]) -> String? {
        guard (5...6).contains(fields.count) else { return nil }
        var fields = fields
        if fields.count == 5 {
            fields.append("*")
        }
        if fields[2] != "?", fields[4] != "?" {
            if fields[4] == "*" {
                fields[4] = "?"
            } else if fields[2] == "*", !fields[4].utf8.contains(where: UInt8.isDigit) {
                // Unix counts the days of the week from 0, so a number would change its meaning.
                fields[2] = "?"
            }
        }
        guard (fields[2] == "?") != (fields[4] == "?") else { return nil }
        let arguments = fields.joined(separator: " ")
        let suggestion = "cron(\(arguments))"
        let isValid = (try? CronExpression(arguments: arguments[...], expression: suggestion)) != nil
        return isValid ? suggestion : nil
    }
}
