import Warming

extension ConfigurationReader {
    /// When rounds happen; `nil` without a schedule or with one that was reported.
    mutating func schedule(in entries: ConfigurationEntries) -> ConfiguredSchedule? {
        let expression = text(.schedule, in: entries)
        let zone = text(.timezone, in: entries)
        let schedule = expression.flatMap { text in
            value(text, wanted: "a schedule expression, like rate(5 minutes)") { value throws(WarmingError) in
                try Schedule(value)
            }
        }
        let timeZones = timeZones
        let timeZone = zone.flatMap { text in
            value(text, wanted: "a time zone, like Europe/Berlin") { value throws(WarmingError) in
                try timeZones(value)
            }
        }
        guard let expression, let schedule else { return nil }
        guard let zone else { return ConfiguredSchedule(schedule: schedule, shown: expression.shown) }
        return timeZone.map {
            ConfiguredSchedule(schedule: schedule, timeZone: $0, shown: "\(expression.shown) in \(zone.shown)")
        }
    }
}
