/// A month of keeping targets warm: rounds of pings, and whatever sends them.
public struct WarmingMonth: Hashable, Sendable {
    /// How many rounds the month has.
    public var rounds: Int

    /// What is pinged in each of them.
    public var targets: [WarmedTarget]

    /// The function that sends the pings; `nil` when they come from a machine outside Lambda.
    public var warmer: ScheduledWarmer?

    /// How many bytes Lambda itself writes to the log for each invocation: its START, END and REPORT.
    public static let logBytesPerInvocation = 300

    /// Creates a month.
    public init(rounds: Int, targets: [WarmedTarget], warmer: ScheduledWarmer?) {
        self.rounds = rounds
        self.targets = targets
        self.warmer = warmer
    }

    /// How many pings a round has.
    public var pingsPerRound: Int { targets.reduce(0) { $0 + $1.environments } }

    /// Everything that is billed of it.
    ///
    /// - Throws: ``PricingError`` for numbers that are out of their range or too large.
    public func usage() throws(PricingError) -> Usage {
        let report = LoggedReport(
            targets.map { LoggedReport.Target(pings: $0.environments, isFunction: $0.isFunction) }
        )
        var usage = try warmer?.usage(rounds: rounds, report: report) ?? Usage()
        let kinds = targets.reduce(into: [WarmedTarget]()) { kinds, target in
            if let index = kinds.firstIndex(where: { $0.isBilled(like: target) }) {
                kinds[index].name += ", \(target.name)"
                kinds[index].environments += target.environments
            } else {
                kinds.append(target)
            }
        }
        for kind in kinds {
            usage += try kind.usage(rounds: rounds, purpose: kinds.count == 1 ? "pings" : "pings of \(kind.name)")
        }
        return usage
    }

    /// The log lines of some invocations.
    static func logs(of invocations: Int, bytes: Int, _ purpose: String) throws(PricingError) -> Usage {
        try logs(of: ExactDecimal(invocations), bytes: bytes, purpose)
    }

    /// The log lines of some invocations.
    static func logs(of count: ExactDecimal, bytes: Int, _ purpose: String) throws(PricingError) -> Usage {
        let working = "\(count.grouped) \(purpose) × \(ExactDecimal(bytes).grouped) bytes ÷ 10^9"
        let gigabytes = try (count * ExactDecimal(bytes)).shifted(byPlaces: 9)
        return Usage([try Usage.Entry(.logsIngested, gigabytes, working: working)])
    }
}
