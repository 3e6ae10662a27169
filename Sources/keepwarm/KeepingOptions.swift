import ArgumentParser
import Warming
import WarmingHistory

/// The options of a single round that is kept in a history.
struct KeepingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Keep the round in this file.", valueName: "file"))
    var history: String?

    @OptionGroup
    var retention: RetentionOptions

    /// Keeps the round, if that was asked for, and says on standard error when it cannot be kept.
    func keep(_ report: RoundReport, retention: Retention) {
        guard let history else { return }
        var recorder = RoundRecorder(path: history, retention: retention)
        guard let error = recorder.record(report, now: SystemWallClock().now) else { return }
        Console.complain("keepwarm: the round was not kept: \(error.message)")
    }
}
