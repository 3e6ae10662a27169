import Warming

/// A cron that looks at every minute, to check the one that does not against.
///
/// It shares nothing with `Schedule` but `CivilTime`, which has tests of its own.
struct NaiveCron {
    var fields: [String]
    var minutes: Set<Int>
    var hours: Set<Int>
    var months: Set<Int>
    var dayMatches: (_ date: CivilTime, _ month: [CivilTime]) -> Bool

    var expression: String { "cron(\(fields.joined(separator: " ")))" }

    /// Creates a cron with random fields.
    init(using generator: inout some RandomNumberGenerator) {
        let minutes = Self.randomField(0...59, using: &generator)
        let hours = Self.randomField(0...23, using: &generator)
        let months = Self.randomField(1...12, using: &generator)
        let days = Self.randomDays(using: &generator)
        fields = [minutes.text, hours.text, days.ofMonth, months.text, days.ofWeek, "*"]
        (self.minutes, self.hours, self.months) = (minutes.values, hours.values, months.values)
        dayMatches = days.matches
    }

    func matches(_ local: CivilTime, month: [CivilTime]) -> Bool {
        minutes.contains(local.minute) && hours.contains(local.hour) && months.contains(local.month)
            && dayMatches(local, month)
    }

    /// The ticks from one moment to another, found minute by minute.
    func ticks(from start: Timestamp, to end: Timestamp, in zone: some TimeZoneRules) -> [Timestamp] {
        var shown: Set<CivilTime> = []
        var month: [CivilTime] = []
        var ticks: [Timestamp] = []
        // The clocks are read from three hours before on, to know what has been shown already.
        for second in stride(from: start.secondsSince1970 - 3 * 3600, through: end.secondsSince1970, by: 60) {
            let moment = Timestamp(secondsSince1970: second)
            let local = CivilTime(secondsSince1970: second + Int64(zone.secondsFromUTC(at: moment)))
            let isRepeat = !shown.insert(local).inserted
            guard moment > start else { continue }
            if month.first?.month != local.month || month.first?.year != local.year {
                month = Self.month(of: local)
            }
            let isSteady = [23, 0, 1].allSatisfy { hours.contains((local.hour + $0) % 24) }
            if matches(local, month: month), !isRepeat || isSteady {
                ticks.append(moment)
            }
        }
        return ticks
    }

    /// Every day of the month that a date is in, found by walking to its ends.
    private static func month(of date: CivilTime) -> [CivilTime] {
        let noon = CivilTime(year: date.year, month: date.month, day: 1, hour: 12).secondsSince1970
        return (0..<31).map { CivilTime(secondsSince1970: noon + $0 * 86_400) }.prefix { $0.month == date.month }
    }

    private static func randomField(
        _ range: ClosedRange<Int>,
        using generator: inout some RandomNumberGenerator
    ) -> (text: String, values: Set<Int>) {
        let low = Int.random(in: range, using: &generator)
        let high = Int.random(in: low...range.upperBound, using: &generator)
        let step = Int.random(in: 1...max(1, range.count / 2), using: &generator)
        return switch Int.random(in: 0..<7, using: &generator) {
        case 0: ("\(low)", [low])
        case 1: ("\(low)-\(high)", Set(low...high))
        case 2: ("\(low)/\(step)", Set(range.filter { $0 >= low && ($0 - low) % step == 0 }))
        case 3: ("*/\(step)", Set(range.filter { ($0 - range.lowerBound) % step == 0 }))
        case 4: ("\(low)-\(high)/\(step)", Set((low...high).filter { ($0 - low) % step == 0 }))
        case 5: ("\(high),\(low)", [low, high])
        default: ("*", Set(range))
        }
    }

    private static func randomDays(
        using generator: inout some RandomNumberGenerator
    ) -> (ofMonth: String, ofWeek: String, matches: (CivilTime, [CivilTime]) -> Bool) {
        let day = Int.random(in: 1...31, using: &generator)
        let weekday = Int.random(in: 1...7, using: &generator)
        let nth = Int.random(in: 1...5, using: &generator)
        func isWorkday(_ date: CivilTime) -> Bool { date.weekday != 1 && date.weekday != 7 }

        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return ("L", "?", { $0.day == $1.count })
        case 1: return ("LW", "?", { $0.day == $1.filter(isWorkday).map(\.day).max() })
        case 2:
            return (
                "\(day)W", "?",
                { date, month in
                    let nearest = month.filter(isWorkday).min { abs($0.day - day) < abs($1.day - day) }
                    return day <= month.count && date.day == nearest?.day
                }
            )
        case 3: return ("?", "\(weekday)L", { date, month in date.weekday == weekday && date.day + 7 > month.count })
        case 4:
            return (
                "?", "\(weekday)#\(nth)",
                { date, month in
                    let sameWeekday = month.filter { $0.weekday == weekday }.map(\.day)
                    return sameWeekday.count >= nth && sameWeekday[nth - 1] == date.day
                }
            )
        case 5: return ("?", "\(weekday)", { date, _ in date.weekday == weekday })
        case 6: return ("?", "MON-FRI", { date, _ in isWorkday(date) })
        default:
            let field = randomField(1...31, using: &generator)
            return (field.text, "?", { date, _ in field.values.contains(date.day) })
        }
    }
}
