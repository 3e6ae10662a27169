public import LambdaPricing
import Presentation
public import Warming
public import WarmingConfiguration

/// A month of what a configuration asks for.
public struct ConfiguredMonth: Sendable {
    /// What is billed of it.
    public let month: WarmingMonth

    /// Where its numbers come from, a line for each.
    public let lines: [String]

    /// Counts the rounds of a schedule, and their pings.
    ///
    /// - Parameters:
    ///   - schedule: When rounds happen.
    ///   - targets: What each of them pings.
    ///   - month: The month.
    ///   - assumptions: What is not known of the pings.
    ///   - warmer: What sends the pings, by how long the slowest takes; `nil` for a machine that Lambda does not bill.
    public init(
        of schedule: ConfiguredSchedule,
        _ targets: [Target],
        in month: BilledMonth,
        _ assumptions: PingAssumptions,
        warmer: ((Duration) -> ScheduledWarmer)? = nil
    ) {
        let rounds = month.ticks(of: schedule.schedule, in: schedule.zoneRules).count
        let warmed = targets.map { WarmedTarget($0, assumptions) }
        let warmer = warmer?(warmed.map(\.duration).max() ?? .zero)
        self.month = WarmingMonth(rounds: rounds, targets: warmed, warmer: warmer)

        let pings = targets.map { $0.environments == 1 ? $0.name : "\($0.name) \($0.environments)" }
        let count = self.month.pingsPerRound
        var lines = [
            "\(ExactDecimal(rounds).grouped) rounds: \(schedule.shown), \(month.days) days from \(month.day)",
            "\(count) \(count == 1 ? "ping" : "pings") a round: \(pings.joined(separator: ", "))",
            "Each ping: \(assumptions.words), \(Self.way(to: targets, assumptions)); "
                + "warm, since the one before kept its environment",
        ]
        if let warmer {
            lines.append("The warmer: \(warmer.duration.text) at \(warmer.memory.megabytes) MB for a round")
        }
        self.lines = lines.map(\.visible)
    }

    private static func way(to targets: [Target], _ assumptions: PingAssumptions) -> String {
        let urls = targets.count { $0.endpoint != nil }
        guard assumptions.gateway != .none, urls < targets.count else { return assumptions.gateway.words }
        return urls == 0 ? "invoked without API Gateway" : "\(assumptions.gateway.words) where it is a URL"
    }
}

extension WarmedTarget {
    /// A target of a configuration, with what the configuration does not say of its function.
    fileprivate init(_ target: Target, _ assumptions: PingAssumptions) {
        self.init(
            name: target.name,
            environments: target.environments,
            duration: assumptions.duration,
            memory: assumptions.memory,
            architecture: assumptions.architecture,
            gateway: assumptions.gateway(of: target),
            isFunction: target.endpoint == nil
        )
    }
}
