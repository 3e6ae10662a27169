/// The days that the day-of-month and the day-of-week field choose together.
///
/// Exactly one of the two fields chooses; the other is `?`.
enum CronDays: Hashable, Sendable {
    /// Days by number: `1,15`, `*`.
    case daysOfMonth(CronField)

    /// The last day of the month: `L`.
    case lastDayOfMonth

    /// The last Monday-to-Friday day of the month: `LW`.
    case lastWorkday

    /// The Monday-to-Friday day nearest to a day of the same month: `15W`.
    case nearestWorkday(day: Int)

    /// Days of the week, 1 being Sunday: `MON-FRI`.
    case daysOfWeek(CronField)

    /// The last of one day of the week in the month: `6L`.
    case lastDayOfWeek(Int)

    /// The nth of one day of the week in the month: `6#3`.
    case nthDayOfWeek(Int, nth: Int)

    /// Reads the two fields.
    ///
    /// `L`, `W` and `#` stand alone in their field. AWS documents that for `#`; for the others it is Quartz's
    /// rule. `L-3`, "three days before the end of the month" in Quartz, is not in AWS's documentation, and the public
    /// `aws_cron_expression_validator`, whose author tried AWS's console, refuses it; so do we.
    init(ofMonth: Substring, ofWeek: Substring, in expression: String) throws(WarmingError) {
        switch (ofMonth == "?", ofWeek == "?") {
        case (false, true):
            self = try CronField.Kind.dayOfMonth.read(ofMonth, of: expression, with: Self.days(ofMonth:))
        case (true, false):
            self = try CronField.Kind.dayOfWeek.read(ofWeek, of: expression, with: Self.days(ofWeek:))
        case (false, false):
            let fields = expression.dropFirst("cron(".count).dropLast().split(whereSeparator: \.isWhitespace)
            let advice = CronExpression.suggestion(for: fields).map { "did you mean \($0)?" } ?? "write ? for one."
            throw WarmingError(
                .invalidSchedule,
                "'\(expression)' has day-of-month '\(ofMonth)' and day-of-week '\(ofWeek)', but only one may be set; \(advice)"
            )
        case (true, true):
            throw WarmingError(
                .invalidSchedule,
                "'\(expression)' has '?' for both day-of-month and day-of-week; write * for one of them."
            )
        }
    }

    /// The days of a month, in order.
    func days(inMonth month: Int, of year: Int) -> [Int] {
        let count = CivilTime.days(inMonth: month, of: year)
        let first = CivilTime(year: year, month: month, day: 1).weekday
        func weekday(of day: Int) -> Int { (first + day - 2) % 7 + 1 }

        switch self {
        case .daysOfMonth(let field): return field.values.filter { $0 <= count }
        case .lastDayOfMonth: return [count]
        case .lastWorkday: return [(count - 2...count).last { (2...6).contains(weekday(of: $0)) } ?? count]
        case .nearestWorkday(let day):
            guard day <= count else { return [] }
            return switch weekday(of: day) {
            case 1: [day < count ? day + 1 : day - 2]
            case 7: [day > 1 ? day - 1 : day + 2]
            default: [day]
            }
        case .daysOfWeek(let field): return (1...count).filter { field.values.contains(weekday(of: $0)) }
        case .lastDayOfWeek(let wanted): return (count - 6...count).filter { weekday(of: $0) == wanted }
        case .nthDayOfWeek(let wanted, let nth):
            let day = (wanted - first + 7) % 7 + 1 + (nth - 1) * 7
            return day <= count ? [day] : []
        }
    }
}

extension CronDays {
    private static func days(ofMonth text: Substring) throws(CronField.Flaw) -> CronDays {
        let letters = text.uppercased()
        if letters == "L" { return .lastDayOfMonth }
        if letters == "LW" { return .lastWorkday }
        if letters.hasPrefix("L-") { throw CronField.Flaw("EventBridge does not count days back from the last one") }
        guard letters.contains(where: { $0 == "L" || $0 == "W" }) else {
            return .daysOfMonth(try CronField(text, as: .dayOfMonth))
        }
        guard letters.hasSuffix("W"), text.utf8.dropLast().allSatisfy(UInt8.isDigit) else {
            throw CronField.Flaw("L and W stand alone, or W after one day")
        }
        return .nearestWorkday(day: try CronField.value(of: text.dropLast(), as: .dayOfMonth))
    }

    private static func days(ofWeek text: Substring) throws(CronField.Flaw) -> CronDays {
        let letters = text.uppercased()
        // "The last day of the week", which is 7 as EventBridge counts.
        if letters == "L" { return .daysOfWeek(try CronField("SAT", as: .dayOfWeek)) }
        if letters.contains("#") {
            let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            guard !text.contains(","), let nth = Int(parts[1]), (1...5).contains(nth), parts[1].utf8.count == 1 else {
                throw CronField.Flaw("'#' stands between one day of the week and a number from 1 to 5")
            }
            return .nthDayOfWeek(try CronField.value(of: parts[0], as: .dayOfWeek), nth: nth)
        }
        if letters.contains("L") {
            guard letters.hasSuffix("L"), !text.contains(where: { $0 == "," || $0 == "-" }) else {
                throw CronField.Flaw("L stands alone, or after one day of the week")
            }
            return .lastDayOfWeek(try CronField.value(of: text.dropLast(), as: .dayOfWeek))
        }
        return .daysOfWeek(try CronField(text, as: .dayOfWeek))
    }
}
