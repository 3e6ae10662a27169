extension Timestamp: CustomStringConvertible {
    /// The moment in UTC, as ISO 8601 writes it: `2026-11-22T20:15:00.123Z`.
    public var description: String {
        let civil = CivilTime(secondsSince1970: secondsSince1970)
        // Not by way of whole seconds: those of the earliest moments are too many milliseconds for an Int64.
        let milliseconds = Int((millisecondsSince1970 % 1000 + 1000) % 1000)
        let date = "\(civil.year.padded(to: 4))-\(civil.month.padded(to: 2))-\(civil.day.padded(to: 2))"
        let time = "\(civil.hour.padded(to: 2)):\(civil.minute.padded(to: 2)):\(civil.second.padded(to: 2))"
        return "\(date)T\(time).\(milliseconds.padded(to: 3))Z"
    }
}

extension Int {
    fileprivate func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
