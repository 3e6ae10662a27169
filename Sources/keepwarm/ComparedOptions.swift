import ArgumentParser
import LambdaPricing
import WarmingCosts

/// The functions that ways are compared for.
struct ComparedFunctionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Take the functions, and the schedule, from this configuration.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("How many functions there are. (default: 5)", valueName: "n"))
    var functions: Int?

    @Option(help: ArgumentHelp("How many environments of each to keep warm. (default: 1)", valueName: "n"))
    var environments: Int?

    @Option(help: ArgumentHelp("The memory of each. (default: 128)", valueName: "MB"), transform: functionMemory)
    var memory = FunctionMemory.least

    @Option(help: "The processor: x86_64 or arm64.")
    var architecture = LambdaPricing.Architecture.x86

    @Option(help: ArgumentHelp("The runtime, as Lambda names it; SnapStart is there for some.", valueName: "name"))
    var runtime = "provided.al2023"

    @Option(
        help: ArgumentHelp("How long a visit takes. (default: 100ms)", valueName: "duration"),
        transform: functionTime
    )
    var duration: Duration = .milliseconds(100)

    @Option(
        help: ArgumentHelp("How much longer when it starts cold. (default: 3s)", valueName: "duration"),
        transform: functionTime
    )
    var initDuration: Duration = .seconds(3)

    @Option(
        help: ArgumentHelp("How long a snapshot takes to start. (default: 300ms)", valueName: "duration"),
        transform: functionTime
    )
    var restoreDuration: Duration = .milliseconds(300)

    @Option(
        help: ArgumentHelp(
            "How long an idle environment lasts; AWS does not say, 5 to 60 minutes were measured. (default: 6m)",
            valueName: "duration"
        ),
        transform: positiveDuration
    )
    var idleLifetime: Duration = .seconds(360)

    @Option(
        help: ArgumentHelp("The memory of the way that has more of it. (default: 1769)", valueName: "MB"),
        transform: functionMemory
    )
    var moreMemory = FunctionMemory.wholeProcessor

    func validate() throws {
        guard config == nil || (functions == nil && environments == nil) else {
            throw ValidationError("--config names the functions itself; leave --functions and --environments out.")
        }
        guard 1...1000 ~= functions ?? 1, 1...1000 ~= environments ?? 1 else {
            throw ValidationError("Give 1 to 1000 functions, and 1 to 1000 environments of each.")
        }
    }
}

/// Who comes.
struct ComparedVisitorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The visits of a month, spread evenly over the functions.", valueName: "n"))
    var visits = 3000

    @Option(
        help: ArgumentHelp("Which share of them comes in working hours. (default: 80%)", valueName: "share"),
        transform: share
    )
    var inHours = ExactDecimal(hundredths: 80)

    func validate() throws {
        guard 0...1_000_000_000_000 ~= visits else {
            throw ValidationError("\(visits) visits cannot be compared; give 0 to 1000000000000.")
        }
    }
}

/// How functions are pinged.
struct ComparedPingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "When to ping. (default: that of the configuration, or rate(5 minutes))",
            valueName: "schedule"
        )
    )
    var schedule: String?

    @Option(help: ArgumentHelp("When to ping in working hours only.", valueName: "schedule"))
    var workingHours = "cron(0/5 8-17 ? * MON-FRI *)"

    @Option(
        help: ArgumentHelp(
            "The time zone of both schedules. (default: that of the configuration, or UTC)",
            valueName: "name"
        )
    )
    var timezone: String?

    @Option(
        help: ArgumentHelp("How long a ping takes. (default: 100ms)", valueName: "duration"),
        transform: functionTime
    )
    var pingDuration: Duration = .milliseconds(100)

    @Option(help: ArgumentHelp("What pings go through: http or rest of API Gateway, or none.", valueName: "kind"))
    var gateway = WarmedTarget.Gateway.http

    @Option(
        help: ArgumentHelp(
            "The day on which the month of 30 days begins, in UTC. (default: tomorrow)",
            valueName: "date"
        ),
        transform: dayStart
    )
    var from: BilledMonth?
}
