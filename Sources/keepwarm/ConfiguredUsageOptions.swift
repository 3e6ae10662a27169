import ArgumentParser
import LambdaPricing

/// What a configuration does not say about the functions behind its targets.
struct ConfiguredUsageOptions: ParsableArguments {
    private static let usualDuration: Duration = .milliseconds(100)

    @Option(help: ArgumentHelp("Bill the schedule and the targets of this file.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp("How long a ping keeps a target's function busy. (default: 100ms)", valueName: "duration"),
        transform: functionTime
    )
    var targetDuration = Self.usualDuration

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

    @Option(
        help: ArgumentHelp(
            "The day on which the month of 30 days begins, in UTC. (default: tomorrow)",
            valueName: "date"
        ),
        transform: dayStart
    )
    var from: MonthStart?

    /// Whether any option beside the configuration was given.
    var isUsed: Bool {
        targetDuration != Self.usualDuration || targetMemory != .least || gateway != .http || warmerDuration != nil
            || warmerMemory != .least || noWarmer || noMetrics || from != nil
    }
}
