extension CronField {
    /// One of the six fields of a cron expression.
    struct Kind: Sendable {
        /// The name in AWS's documentation.
        let name: String

        /// The smallest and the largest value.
        let range: ClosedRange<Int>

        /// The names of the values from 1 up; empty for a field without names.
        var names: [String] = []

        /// Whether a step may follow a value or a range.
        ///
        /// EventBridge has steps in every field but day-of-week.
        var allowsSteps = true

        /// Whether the smallest value follows the largest, so that ranges can go round.
        var wraps = true

        /// The values that may be written, for a message.
        let accepted: String
    }
}

extension CronField.Kind {
    static let minutes = CronField.Kind(name: "minutes", range: 0...59, accepted: "0-59")

    static let hours = CronField.Kind(name: "hours", range: 0...23, accepted: "0-23")

    static let dayOfMonth = CronField.Kind(
        name: "day-of-month",
        range: 1...31,
        accepted: "1-31, L, LW, a day with W like 15W, or ?"
    )

    static let month = CronField.Kind(
        name: "month",
        range: 1...12,
        names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
        accepted: "1-12 or JAN-DEC"
    )

    static let dayOfWeek = CronField.Kind(
        name: "day-of-week",
        range: 1...7,
        names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
        allowsSteps: false,
        accepted: "1-7 (1 is Sunday) or SUN-SAT, L, a last day like FRIL, an nth day like FRI#3, or ?"
    )

    static let year = CronField.Kind(name: "year", range: 1970...2199, wraps: false, accepted: "1970-2199")

    /// The fields in the order in which they are written.
    static let all = [minutes, hours, dayOfMonth, month, dayOfWeek, year]

    /// Reads a field, and turns a flaw in it into an error that names the field, what it holds and what may be written.
    func read<Value>(
        _ text: Substring,
        of expression: String,
        with reader: (Substring) throws(CronField.Flaw) -> Value
    ) throws(WarmingError) -> Value {
        do {
            return try reader(text)
        } catch {
            throw WarmingError(
                .invalidSchedule,
                "'\(expression)' has \(name) '\(text)', but \(error.reason); write \(accepted)."
            )
        }
    }

    /// Reads a field that holds values only.
    func field(_ text: Substring, of expression: String) throws(WarmingError) -> CronField {
        try read(text, of: expression) { (text) throws(CronField.Flaw) in try CronField(text, as: self) }
    }
}
