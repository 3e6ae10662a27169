public import Warming

/// When rounds happen, as a configuration says it.
public struct ConfiguredSchedule: Hashable, Sendable {
    /// The ticks.
    public var schedule: Schedule

    /// The time zone that the schedule is read in; `nil` for UTC.
    public var timeZone: SystemTimeZone?

    /// The schedule as output may show it.
    public var shown: String

    init(schedule: Schedule, timeZone: SystemTimeZone? = nil, shown: String) {
        self.schedule = schedule
        self.timeZone = timeZone
        self.shown = shown
    }

    /// The rules of the time zone.
    public var zoneRules: any TimeZoneRules {
        if let timeZone { timeZone } else { UTC() }
    }
}

extension ConfiguredSchedule: CustomStringConvertible, CustomReflectable {
    /// The schedule as output may show it.
    public var description: String { shown }

    /// Shows the schedule as output may show it.
    public var customMirror: Mirror { Mirror(self, children: ["shown": shown]) }
}
