import ArgumentParser
import LambdaPricing
import Warming
import WarmingConfiguration
import WarmingCosts
import YAMLConfiguration

/// The rounds of a month, and how many environments of each function they reach.
struct ComparedMonth {
    /// For each function, how many of its environments are to be warm.
    let environments: [Int]

    /// The rounds of the schedule.
    let schedule: PingTimes

    /// The rounds in working hours.
    let hours: PingTimes

    /// Reads both schedules, and the configuration when there is one.
    init(functions: ComparedFunctionOptions, pings: ComparedPingOptions) throws {
        let configuration = try functions.config.map(InputFile.configuration)
        environments =
            configuration?.targets.map(\.environments)
            ?? Array(repeating: functions.environments ?? 1, count: functions.functions ?? 5)

        let zone: any TimeZoneRules
        if let name = pings.timezone {
            zone = try asUsage { () throws(WarmingError) in try SystemTimeZone(identifier: name) }
        } else {
            zone = configuration?.schedule?.zoneRules ?? UTC()
        }
        let start = pings.from ?? .days30(after: SystemWallClock().now)
        let expression = try asUsage { () throws(WarmingError) in
            if let text = pings.schedule { return try Schedule(text) }
            if let configured = configuration?.schedule { return configured.schedule }
            return try Schedule("rate(5 minutes)")
        }
        schedule = Self.times(of: expression, from: start, in: zone)
        let working = try asUsage { () throws(WarmingError) in try Schedule(pings.workingHours) }
        hours = Self.times(of: working, from: start, in: zone)
    }

    private static func times(of schedule: Schedule, from start: BilledMonth, in zone: any TimeZoneRules) -> PingTimes {
        let ticks = start.ticks(of: schedule, in: zone)
        let ends = ticks.dropFirst() + [start.end]
        let gaps = zip(ticks, ends).map { Int($1.secondsSince1970 - $0.secondsSince1970) }
        return PingTimes(name: schedule.description, gaps: gaps)
    }
}
