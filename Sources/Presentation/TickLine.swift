public import Warming

/// A tick of a schedule as a person reads it: in the schedule's own zone, with its distance from UTC.
public struct TickLine: Sendable {
    private let tick: Timestamp
    private let zone: any TimeZoneRules

    /// Prepares a line.
    public init(tick: Timestamp, zone: any TimeZoneRules) {
        self.tick = tick
        self.zone = zone
    }

    /// The line: `Mon 2026-11-23 08:00:00 +01:00`.
    public var text: String {
        let offset = zone.secondsFromUTC(at: tick)
        let local = CivilTime(secondsSince1970: tick.secondsSince1970 + Int64(offset))
        let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][local.weekday - 1]
        let minutes = abs(offset) / 60
        let distance = "\(offset < 0 ? "-" : "+")\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
        return "\(weekday) \(local.dateText) \(local.timeText) \(distance)"
    }
}
