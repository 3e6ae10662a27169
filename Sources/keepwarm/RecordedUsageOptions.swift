import ArgumentParser
import LambdaPricing
import Warming
import WarmingConfiguration
import WarmingCosts
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

    /// The month to bill; `nil` when it comes from elsewhere.
    ///
    /// Trouble with the history is a failure: one line, and exit code 1.
    func month(_ options: ConfiguredUsageOptions, architecture: LambdaPricing.Architecture) throws -> RecordedMonth? {
        guard let history = try path(configuration: options.config) else { return nil }
        let length = since ?? .seconds(BilledMonth.seconds)
        let span = HistorySpan(last: length, before: SystemWallClock().now.advanced(by: .milliseconds(1)))
        let (rounds, targets) = try asFailure { () throws(HistoryError) in
            let reader = try HistoryReader(path: history)
            let rounds = try reader.rounds(in: span)
            guard !rounds.isEmpty else { throw HistoryError(.notFound, "'\(history)' has no round in that time.") }
            return (rounds, try reader.targets(in: span, cells: 1))
        }
        return try asUsage { () throws(PricingError) in
            try RecordedMonth(
                like: rounds,
                of: targets,
                options.assumptions(architecture),
                warmer: options.warmer(architecture) { $0 }
            )
        }
    }

    /// The history that is billed: the option's, or with `--since` that of a configuration; `nil` for none.
    private func path(configuration: String?) throws -> String? {
        guard history == nil, since != nil, let configuration else { return history }
        guard let path = try InputFile.historySettings(at: configuration).path(besides: configuration) else {
            throw ValidationError("'\(configuration)' names no history: add --history, or leave --since out.")
        }
        return path
    }
}
