/// When rounds happen, in the expressions of AWS EventBridge.
///
/// | expression | ticks |
/// |---|---|
/// | `rate(5 minutes)` | every five minutes; the unit is minutes, hours or days, and singular after 1 |
/// | `cron(0/5 8-17 ? * MON-FRI *)` | at the minutes that match: minutes, hours, day-of-month, month, day-of-week, year |
/// | `at(2026-11-20T13:00:00)` | once |
///
/// What is accepted here is meant to be accepted by EventBridge too. These are the places where its
/// documentation leaves a choice:
///
/// - A range may go round: `FRI-MON`, `22-2`. Years are the exception.
/// - Fields are separated by any amount of white space, and names may be in any case.
/// - `L`, `W` and `#` stand alone in their field; `L-3` and a `/` in day-of-week are refused.
/// - `1W` on a Saturday is Monday the 3rd: the nearest workday never leaves the month. `31W` and `FRI#5` skip
///   the months that have no such day.
/// - The year is required, and a step may not be longer than its field.
/// - A `cron` that no year fulfils, like a 31st of February, is refused.
///
/// ## Daylight saving
///
/// A `rate` counts elapsed time, so `rate(1 day)` is 24 hours. A `cron` and an `at` follow the clocks of a time
/// zone, as EventBridge Scheduler does ("Daylight savings time on EventBridge Scheduler" in its user guide,
/// docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html):
///
/// - A `cron` time that the clocks skip in spring is skipped.
/// - A `cron` time that the clocks show twice in autumn ticks the first time and not the second.
///
/// We depart from the second rule for a `cron` that ticks in the hour before and in the hour after as well, like
/// `cron(0/5 * * * ? *)`: it ticks both times. Such an expression asks for a steady interval, and a pause of an
/// hour would let every environment go cold. EventBridge's guide speaks of a daily schedule only.
///
/// An `at` in the skipped hour, on which EventBridge's guide is silent, ticks when it would have without the
/// change: 02:30 becomes 03:30.
public struct Schedule: Hashable, Sendable, CustomStringConvertible {
    /// The expression, as it was written.
    public let description: String

    private let rule: Rule

    /// Reads a `rate(…)`, `cron(…)` or `at(…)` expression.
    ///
    /// - Parameter expression: The expression, without white space around it.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidSchedule`` that names the value and says
    ///   what to write instead.
    public init(_ expression: some StringProtocol) throws(WarmingError) {
        description = String(expression)
        rule = try Rule(description)
    }

    /// The first tick that is later than a moment, or `nil` when there is none.
    ///
    /// - Parameters:
    ///   - moment: The moment after which to look. A tick at this very moment is not returned.
    ///   - zone: The time zone that a `cron` and an `at` are in. A `rate` has none.
    ///   - anchor: The first tick of a `rate`, from which the others follow. The default, 1970 in UTC, makes
    ///     `rate(5 minutes)` tick at minutes that five divides, so that a restart does not move the grid.
    /// - Returns: A moment later than `moment`, to the second for an `at` and to the full minute for a `cron`.
    public func next(
        after moment: Timestamp,
        in zone: some TimeZoneRules = UTC(),
        anchor: Timestamp = Timestamp(secondsSince1970: 0)
    ) -> Timestamp? {
        switch rule {
        case .rate(let rate): rate.next(after: moment, anchor: anchor)
        case .cron(let cron): cron.next(after: moment, in: zone)
        case .at(let at): at.next(after: moment, in: zone)
        }
    }
}

extension Schedule {
    /// A schedule that has been understood.
    private enum Rule: Hashable, Sendable {
        case rate(RateExpression)
        case cron(CronExpression)
        case at(AtExpression)

        init(_ expression: String) throws(WarmingError) {
            if let arguments = expression.arguments(of: "rate") {
                self = .rate(try RateExpression(arguments: arguments, expression: expression))
            } else if let arguments = expression.arguments(of: "cron") {
                self = .cron(try CronExpression(arguments: arguments, expression: expression))
            } else if let arguments = expression.arguments(of: "at") {
                self = .at(try AtExpression(arguments: arguments, expression: expression))
            } else {
                throw WarmingError(
                    .invalidSchedule,
                    "'\(expression)' is not a schedule; \(Schedule.advice(for: expression))"
                )
            }
        }
    }

    /// What to write instead of something that is none of the three kinds of expression.
    private static func advice(for expression: String) -> String {
        let words = expression.split(whereSeparator: \.isWhitespace)
        let text = words.joined(separator: " ")
        for name in ["rate", "cron", "at"] where text.lowercased().hasPrefix("\(name)(") {
            let suggestion = "\(name)(\(text.dropFirst(name.count + 1).prefix { $0 != ")" }))"
            if (try? Schedule(suggestion)) != nil {
                return "did you mean \(suggestion)?"
            }
        }
        if let suggestion = CronExpression.suggestion(for: words) {
            return "did you mean \(suggestion)?"
        }
        let interval = words.drop { ["every", "rate"].contains($0.lowercased()) }.joined(separator: " ")
        if interval.first?.isNumber == true {
            return RateExpression.advice(for: interval[...])
        }
        return "write rate(5 minutes), cron(0/5 8-17 ? * MON-FRI *) or at(2026-11-20T13:00:00)."
    }
}

extension String {
    /// What stands between the parentheses when this is a call of a function of that name.
    fileprivate func arguments(of name: String) -> Substring? {
        hasPrefix("\(name)(") && hasSuffix(")") ? dropFirst(name.count + 1).dropLast() : nil
    }
}
