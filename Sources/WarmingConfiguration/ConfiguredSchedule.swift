public import Warming

/// When rounds happen, as a configuration says it.
public struct ConfiguredSchedule: Sendable {
    /// The ticks.
    public var schedule: Schedule

    /// The time zone that the schedule is read in; `nil` for UTC.
    public var timeZone: (any TimeZoneRules)?

    /// The schedule as output may show it.
    public var shown: String

    init(schedule: Schedule, timeZone: (any TimeZoneRules)? = nil, shown: String) {
        self.schedule = schedule
        self.timeZone = timeZone
        self.shown = shown
    }

    /// The rules of the time zone.
    public var zoneRules: any TimeZoneRules { timeZone ?? UTC() }
}

extension ConfiguredSchedule: Hashable {
    /// Whether two schedules say the same, time zones being told apart by their names.
    public static func == (left: ConfiguredSchedule, right: ConfiguredSchedule) -> Bool {
        left.schedule == right.schedule && left.timeZone?.identifier == right.timeZone?.identifier
            && left.shown == right.shown
    }

    /// Feeds everything that the schedule says into a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(schedule)
        hasher.combine(timeZone?.identifier)
        hasher.combine(shown)
    }
}

extension ConfiguredSchedule: CustomStringConvertible, CustomReflectable {
    /// The schedule as output may show it.
    public var description: String { shown }

    /// Shows the schedule as output may show it.
    public var customMirror: Mirror { Mirror(self, children: ["shown": shown]) }
}
