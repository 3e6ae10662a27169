import ArgumentParser
import LambdaPricing
import Warming
import WarmingConfiguration
import WarmingCosts

/// What a configuration does not say about the functions behind its targets.
struct ConfiguredUsageOptions: ParsableArguments {
    private static let usual = PingAssumptions()

    @Option(help: ArgumentHelp("Bill the schedule and the targets of this file.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp("How long a ping keeps a target's function busy. (default: 100ms)", valueName: "duration"),
        transform: functionTime
    )
    var targetDuration = Self.usual.duration

    @Option(
        help: ArgumentHelp("The memory of the targets' functions. (default: 128)", valueName: "MB"),
        transform: functionMemory
    )
    var targetMemory = FunctionMemory.least

    @Option(help: ArgumentHelp("What pings go through: http or rest of API Gateway, or none.", valueName: "kind"))
    var gateway = WarmedTarget.Gateway.http

    @Option(
        help: ArgumentHelp(
            "How long a round keeps the warmer busy. (default: as long as a ping, and 100ms)",
            valueName: "duration"
        ),
        transform: functionTime
    )
    var warmerDuration: Duration?

    @Option(
        help: ArgumentHelp("The memory of the warmer. (default: 128)", valueName: "MB"),
        transform: functionMemory
    )
    var warmerMemory = FunctionMemory.least

    @Flag(help: "Pings come from a machine of one's own, and not from a Lambda function.")
    var noWarmer = false

    @Flag(help: "The warmer runs without its metrics and alarms.")
    var noMetrics = false

    @Flag(help: "The warmer runs without logging the reports of its rounds.")
    var noReports = false

    @Option(
        help: ArgumentHelp(
            "The day on which the month of 30 days begins, in UTC. (default: tomorrow)",
            valueName: "date"
        ),
        transform: dayStart
    )
    var from: BilledMonth?

    /// Whether any option beside the configuration was given.
    var isUsed: Bool {
        targetDuration != Self.usual.duration || targetMemory != .least || gateway != .http || warmerDuration != nil
            || warmerMemory != .least || noWarmer || noMetrics || noReports || from != nil
    }

    /// What is not known of the pings.
    func assumptions(_ architecture: LambdaPricing.Architecture) -> PingAssumptions {
        PingAssumptions(duration: targetDuration, memory: targetMemory, architecture: architecture, gateway: gateway)
    }

    /// The warmer, by how long something takes that it waits for; `nil` when pings come from elsewhere.
    func warmer(
        _ architecture: LambdaPricing.Architecture,
        busy: @escaping (Duration) -> Duration
    ) -> ((Duration) -> ScheduledWarmer)? {
        guard !noWarmer else { return nil }
        return { duration in
            ScheduledWarmer(
                duration: warmerDuration ?? busy(duration),
                memory: warmerMemory,
                architecture: architecture,
                writesMetrics: !noMetrics,
                writesReports: !noReports
            )
        }
    }

    /// The month to bill; `nil` when it comes from elsewhere.
    ///
    /// Complaints about the file go to standard error and end the command with 64.
    func month(architecture: LambdaPricing.Architecture) throws -> ConfiguredMonth? {
        guard let config else { return nil }
        let configuration = try InputFile.configuration(at: config)
        guard let schedule = configuration.schedule else {
            throw ValidationError("'\(config)' has no schedule; write one, like schedule: rate(5 minutes).")
        }
        return ConfiguredMonth(
            of: schedule,
            configuration.targets,
            in: from ?? .days30(after: SystemWallClock().now),
            assumptions(architecture),
            // All pings go out at once, so a round takes as long as the slowest; the rest is the network's and the start's.
            warmer: warmer(architecture) { $0 + .milliseconds(100) }
        )
    }
}

/// Reads a day that an option was given: `2026-12-01`.
@Sendable
func dayStart(_ text: String) throws -> BilledMonth {
    // An `at` schedule reads dates, and knows the calendar.
    guard let tick = try? Schedule("at(\(text)T00:00:00)").next(after: Timestamp(secondsSince1970: -1)) else {
        throw ValidationError("'\(text)' is not a day; write it like 2026-12-01.")
    }
    return .days30(from: tick)
}
