extension Duration {
    /// Creates a duration from a number of milliseconds, exactly.
    init(milliseconds number: DecimalNumber) {
        self = .nanoseconds(number.whole * 1_000_000 + number.millionths)
    }

    /// Creates a duration from a number of seconds, exactly.
    init(seconds number: DecimalNumber) {
        self = .seconds(number.whole) + .microseconds(number.millionths)
    }

    /// The duration in milliseconds with two decimals, as log lines have it: `128.83`.
    var millisecondsText: String {
        let (seconds, attoseconds) = components
        return Self.text(hundredths: seconds * 100_000 + (attoseconds + 5_000_000_000_000) / 10_000_000_000_000)
    }

    /// The duration in seconds with two decimals, as a timeout's line has it: `3.00`.
    var secondsText: String {
        let (seconds, attoseconds) = components
        return Self.text(hundredths: seconds * 100 + (attoseconds + 5_000_000_000_000_000) / 10_000_000_000_000_000)
    }

    /// The whole milliseconds that it takes to hold this duration.
    var millisecondsRoundedUp: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }

    /// The whole number of microseconds that is nearest.
    var microsecondsRounded: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + (attoseconds + 500_000_000_000) / 1_000_000_000_000
    }

    private static func text(hundredths: Int64) -> String {
        let fraction = hundredths % 100
        return fraction < 10 ? "\(hundredths / 100).0\(fraction)" : "\(hundredths / 100).\(fraction)"
    }
}
