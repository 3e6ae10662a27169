import Presentation
import Warming
import WarmingHistory

/// Keeps a run's rounds in a history, if one was asked for, and says in the log when that fails.
struct HistoryKeeper {
    private var recorder: RoundRecorder?
    private let log: RunLog
    private let clock: SystemWallClock

    init(path: String?, retention: Retention, log: RunLog, clock: SystemWallClock) {
        recorder = path.map { RoundRecorder(path: $0, retention: retention) }
        self.log = log
        self.clock = clock
    }

    /// Opens the history, so that trouble is said before the first round.
    mutating func open() {
        say(recorder?.open())
    }

    /// Keeps what is to be kept of an event.
    mutating func keep(_ event: RunEvent) {
        guard case .round(let report) = event else { return }
        say(recorder?.record(report, now: clock.now))
    }

    private func say(_ error: HistoryError?) {
        guard let error, let text = try? log.historyFailed(error.message, at: clock.now) else { return }
        Console.write(text)
    }
}
