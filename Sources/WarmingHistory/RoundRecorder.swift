public import Warming

/// Writes the rounds of a run into a history as long as that is possible, and lets the run go on when it is not.
///
/// A history that cannot be opened, or that refuses a round, is tried again with the next one.
public struct RoundRecorder: Sendable {
    private let path: String
    private let retention: Retention
    private var store: HistoryStore?
    private var isInTrouble = false

    /// Creates a recorder; the file is opened by the first round, or by ``open()``.
    ///
    /// - Parameters:
    ///   - path: The history.
    ///   - retention: How long it keeps what.
    public init(path: String, retention: Retention = .standard) {
        self.path = path
        self.retention = retention
    }

    /// Opens the history.
    ///
    /// - Returns: What is wrong with it, to be said once; `nil` when nothing is, or it was said before.
    public mutating func open() -> HistoryError? {
        attempt { _ in }
    }

    /// Writes a round.
    ///
    /// - Parameters:
    ///   - report: What the round did.
    ///   - now: The present moment.
    /// - Returns: Why it could not be written, to be said once; `nil` when it was written, or the reason was said when a
    ///   round before could not be written either.
    public mutating func record(_ report: RoundReport, now: Timestamp) -> HistoryError? {
        attempt { store throws(HistoryError) in try store.record(report, now: now) }
    }

    private mutating func attempt(_ body: (HistoryStore) throws(HistoryError) -> Void) -> HistoryError? {
        do throws(HistoryError) {
            let open = if let store { store } else { try HistoryStore(path: path, retention: retention) }
            store = open
            try body(open)
            isInTrouble = false
            return nil
        } catch {
            defer { isInTrouble = true }
            return isInTrouble ? nil : error
        }
    }
}
