extension Timestamp: CustomStringConvertible {
    /// The moment in UTC, as ISO 8601 writes it: `2026-11-22T20:15:00.123Z`.
    public var description: String {
        let civil = CivilTime(secondsSince1970: secondsSince1970)
        // Not by way of whole seconds: those of the earliest moments are too many milliseconds for an Int64.
        let milliseconds = Int((millisecondsSince1970 % 1000 + 1000) % 1000)
        return "\(civil.dateText)T\(civil.timeText).\(milliseconds.padded(to: 3))Z"
    }
}
