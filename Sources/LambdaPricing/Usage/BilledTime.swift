/// A time as Lambda bills it: in whole milliseconds, rounded up.
enum BilledTime {
    /// The longest time that an invocation may take.
    static let limit: Duration = .seconds(900)

    /// The milliseconds that are billed for a duration.
    static func milliseconds(of duration: Duration) -> ExactDecimal {
        let (seconds, attoseconds) = duration.components
        return ExactDecimal(Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }

    /// Refuses a duration that no invocation has.
    static func check(_ duration: Duration, _ name: String) throws(PricingError) {
        guard duration >= .zero, duration <= limit else {
            throw PricingError(
                .invalidUsage,
                "\(name) of \(duration) is none that Lambda allows; give at most 15 minutes."
            )
        }
    }
}
