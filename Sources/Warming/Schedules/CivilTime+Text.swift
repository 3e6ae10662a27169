extension CivilTime {
    /// The date, as ISO 8601 writes it: `2026-11-22`.
    package var dateText: String {
        "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }

    /// The time of day, as ISO 8601 writes it: `20:15:00`.
    package var timeText: String {
        "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
    }
}

extension Int {
    /// The number in decimal digits, with zeros in front of it up to a width.
    package func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
