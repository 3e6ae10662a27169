import ArgumentParser
import LambdaPricing
import Presentation
import Warming
import WarmingHistory

/// The options that say which recorded rounds are billed.
struct RecordedUsageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Bill the pings of this history, as Lambda billed them.", valueName: "file"))
    var history: String?

    @Option(
        help: ArgumentHelp("How far to look back: 24h, 7d, 4w. (default: 30d)", valueName: "duration"),
        transform: longDuration
    )
    var since: Duration?
}

/// A month like the rounds that a history has.
struct RecordedMonth {
    /// What is billed of it.
    let usage: Usage

    /// Where its numbers come from, a line for each, and an empty line.
    let assumptions: String

    private static let days30 = Duration.seconds(30 * 86_400)

    /// Reads the rounds of a history, and stretches them to 30 days.
    ///
    /// Trouble with the history is a failure: one line, and exit code 1.
    init(
        of path: String,
        since: Duration,
        _ options: ConfiguredUsageOptions,
        architecture: LambdaPricing.Architecture
    ) throws {
        let span = HistorySpan(last: since, before: SystemWallClock().now.advanced(by: .milliseconds(1)))
        let (rounds, targets) = try asFailure { () throws(HistoryError) in
            let reader = try HistoryReader(path: path)
            let rounds = try reader.rounds(in: span)
            guard !rounds.isEmpty else { throw HistoryError(.notFound, "'\(path)' has no round in that time.") }
            return (rounds, try reader.targets(in: span, cells: 1))
        }
        let start = rounds.map(\.startedAt).min() ?? span.start
        let end = rounds.map(\.startedAt).max() ?? span.end
        // The last round stands for the time until the next one would have been.
        let recorded = start.duration(to: end) / max(rounds.count - 1, 1) * rounds.count
        let stretch = rounds.count > 1 ? Self.days30 / recorded : 1
        let busy = rounds.reduce(Duration.zero) { $0 + $1.wallTime } / rounds.count

        usage = try asUsage { () throws(PricingError) in
            var usage =
                try Self.warmer(busy, options, architecture)
                .map { warmer throws(PricingError) in
                    try WarmingMonth(
                        rounds: Int((Double(rounds.count) * stretch).rounded()),
                        targets: [],
                        warmer: warmer
                    ).usage()
                } ?? Usage()
            for target in targets where target.counts.pings > 0 {
                usage += try Self.usage(of: target, stretch: stretch, options, architecture)
            }
            return usage
        }
        let told = targets.filter { $0.counts.billedDuration > .zero }
        let others = targets.count - told.count
        var lines = [
            "\(ExactDecimal(rounds.count).grouped) rounds from \(start) to \(end), taken times "
                + "\((try? ExactDecimal(estimate: stretch, places: 2))?.description ?? "1") for 30 days",
            "\(told.count) of \(targets.count) targets: as Lambda billed them, at \(options.targetMemory.megabytes) MB",
        ]
        if others > 0 {
            lines.append(
                "\(others) of \(targets.count) targets, of which no answer told: \(options.targetDuration.text) a ping"
            )
        }
        assumptions = lines.map(\.visible).joined(separator: "\n") + "\n\n"
    }

    private static func warmer(
        _ busy: Duration,
        _ options: ConfiguredUsageOptions,
        _ architecture: LambdaPricing.Architecture
    ) -> ScheduledWarmer? {
        guard !options.noWarmer else { return nil }
        return ScheduledWarmer(
            duration: options.warmerDuration ?? busy,
            memory: options.warmerMemory,
            architecture: architecture,
            writesMetrics: !options.noMetrics
        )
    }

    private static func usage(
        of target: TargetHistory,
        stretch: Double,
        _ options: ConfiguredUsageOptions,
        _ architecture: LambdaPricing.Architecture
    ) throws(PricingError) -> Usage {
        let hasRun =
            target.counts.billedDuration > .zero ? target.counts.pings : target.counts.pings - target.counts.failed
        let pings = try ExactDecimal(estimate: Double(hasRun) * stretch, places: 0)
        let purpose = "pings of \(target.name)"
        guard target.counts.billedDuration > .zero else {
            var usage = try FunctionUsage(
                purpose: purpose,
                invocations: pings,
                duration: options.targetDuration,
                memory: options.targetMemory,
                architecture: architecture
            ).usage()
            if let gateway = options.gateway.meter {
                usage.entries.append(try Usage.Entry(gateway, pings, working: "\(pings.grouped) \(purpose)"))
            }
            return usage
        }
        let milliseconds = target.counts.billedDuration.milliseconds
        let seconds = try ExactDecimal(estimate: milliseconds * stretch / 1000, places: 3)
        return Usage([
            try Usage.Entry(.lambdaRequests, pings, working: "\(pings.grouped) \(purpose)"),
            try Usage.Entry(
                .lambdaDuration(architecture),
                try seconds * options.targetMemory.gigabytes,
                working: "\(seconds.grouped) s billed of \(purpose) × \(options.targetMemory.megabytes) MB ÷ 1,024"
            ),
        ])
    }
}
