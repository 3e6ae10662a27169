import ArgumentParser
import LambdaPricing
import Presentation
import Warming
import WarmingConfiguration

/// A month of what a configuration asks for.
struct ConfiguredMonth {
    /// What is billed of it.
    let month: WarmingMonth

    /// Where its numbers come from, a line for each, and an empty line.
    let assumptions: String

    /// Counts the rounds of a configuration.
    ///
    /// Complaints about the file go to standard error and end the command with 64.
    init(of path: String, _ options: ConfiguredUsageOptions, architecture: LambdaPricing.Architecture) throws {
        let configuration = try InputFile.configuration(at: path)
        guard let schedule = configuration.schedule else {
            throw ValidationError("'\(path)' has no schedule; write one, like schedule: rate(5 minutes).")
        }
        let start = options.from ?? .next(after: SystemWallClock().now)
        let rounds = start.ticks(of: schedule.schedule, in: schedule.zoneRules).count
        let targets = configuration.targets.map { target in
            WarmedTarget(target, options, architecture: architecture)
        }
        let warmer = options.noWarmer ? nil : Self.warmer(options, targets, architecture: architecture)
        month = WarmingMonth(rounds: rounds, targets: targets, warmer: warmer)

        let pings = targets.map { $0.environments == 1 ? $0.name : "\($0.name) \($0.environments)" }
        let count = month.pingsPerRound
        var lines = [
            "\(ExactDecimal(rounds).grouped) rounds: \(schedule.shown), 30 days from \(start.day)",
            "\(count) \(count == 1 ? "ping" : "pings") a round: \(pings.joined(separator: ", "))",
            "Each ping: \(options.targetDuration.text) at \(options.targetMemory.megabytes) MB, \(options.gateway.words); "
                + "warm, since the one before kept its environment",
        ]
        if let warmer {
            lines.append("The warmer: \(warmer.duration.text) at \(warmer.memory.megabytes) MB for a round")
        }
        assumptions = lines.map(\.visible).joined(separator: "\n") + "\n\n"
    }

    private static func warmer(
        _ options: ConfiguredUsageOptions,
        _ targets: [WarmedTarget],
        architecture: LambdaPricing.Architecture
    ) -> ScheduledWarmer {
        // All pings go out at once, so a round takes as long as the slowest; the rest is the network's and the start's.
        let slowest = targets.map(\.duration).max() ?? .zero
        return ScheduledWarmer(
            duration: options.warmerDuration ?? slowest + .milliseconds(100),
            memory: options.warmerMemory,
            architecture: architecture,
            writesMetrics: !options.noMetrics
        )
    }
}

extension WarmedTarget {
    /// A target of a configuration, with what the configuration does not say of its function.
    fileprivate init(
        _ target: Target,
        _ options: ConfiguredUsageOptions,
        architecture: LambdaPricing.Architecture
    ) {
        self.init(
            name: target.name,
            environments: target.environments,
            duration: options.targetDuration,
            memory: options.targetMemory,
            architecture: architecture,
            gateway: options.gateway
        )
    }
}

extension WarmedTarget.Gateway {
    fileprivate var words: String {
        switch self {
        case .http: "through an HTTP API"
        case .rest: "through a REST API"
        case .none: "without API Gateway"
        }
    }
}
