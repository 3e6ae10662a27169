/// A fixed interval: `rate(5 minutes)`.
struct RateExpression: Hashable, Sendable {
    /// The time from one tick to the next.
    let interval: Duration

    /// Reads what stands between the parentheses of `rate(…)`.
    ///
    /// As in EventBridge, the value is a whole number from 1 up, and the unit is singular for 1 and plural
    /// above. (EventBridge Scheduler's guide also shows `rate(1 days)`; rules refuse it, and so do we.)
    init(arguments: Substring, expression: String) throws(WarmingError) {
        let parts = arguments.split(whereSeparator: \.isWhitespace)
        guard
            parts.count == 2, parts[0].count <= 9, parts[0].utf8.allSatisfy(UInt8.isDigit),
            let value = Int(parts[0]), value > 0,
            let unit = Unit.allCases.first(where: { parts[1] == $0.name(for: value) })
        else {
            throw WarmingError(.invalidSchedule, "'\(expression)' is not a rate; \(Self.advice(for: arguments))")
        }
        interval = .seconds(value * unit.rawValue)
    }

    /// The smallest `anchor` + k × interval that is later than `moment`, with k from 0 up.
    func next(after moment: Timestamp, anchor: Timestamp) -> Timestamp? {
        guard anchor <= moment else { return anchor }
        let step = interval.wholeMilliseconds
        let (elapsed, isTooLong) = moment.millisecondsSince1970.subtractingReportingOverflow(
            anchor.millisecondsSince1970
        )
        guard !isTooLong else { return nil }
        let (next, isTooLate) = moment.millisecondsSince1970.addingReportingOverflow(step - elapsed % step)
        return isTooLate ? nil : Timestamp(millisecondsSince1970: next)
    }

    /// What to write instead of something that is no rate.
    static func advice(for arguments: Substring) -> String {
        let text = arguments.filter { !$0.isWhitespace }
        let digits = text.prefix { $0.isNumber }
        let word = text.dropFirst(digits.count)
        guard digits.count <= 9, let value = Int(digits), value > 0, word.allSatisfy(\.isLetter) else {
            return "write a whole number from 1 to 999999999 and a unit, like rate(1 minute) or rate(5 minutes)."
        }
        if ["s", "sec", "secs", "second", "seconds"].contains(word.lowercased()) {
            return "the shortest rate is rate(1 minute)."
        }
        guard let unit = Unit(looking: word) else {
            return "the unit is minutes, hours or days, or minute, hour or day after 1."
        }
        return "did you mean rate(\(value) \(unit.name(for: value)))?"
    }
}

extension RateExpression {
    /// A unit of time and its length in seconds.
    private enum Unit: Int, CaseIterable {
        case minute = 60
        case hour = 3600
        case day = 86_400

        /// The unit that a word probably means.
        init?(looking word: some StringProtocol) {
            let abbreviations: [String: Unit] = [
                "m": .minute, "min": .minute, "mins": .minute, "h": .hour, "hr": .hour, "hrs": .hour, "d": .day,
            ]
            let names = Unit.allCases.flatMap { [$0.name(for: 1), $0.name(for: 2)] }
            let closest = SpellingSuggestion.closest(to: word, among: names)
            let meant = abbreviations[word.lowercased()] ?? Unit.allCases.first { closest?.hasPrefix("\($0)") == true }
            guard let meant else { return nil }
            self = meant
        }

        /// The unit as it is written after a value.
        func name(for value: Int) -> String {
            value == 1 ? "\(self)" : "\(self)s"
        }
    }
}

extension UInt8 {
    /// Whether the byte is one of the digits 0 to 9 in ASCII.
    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
