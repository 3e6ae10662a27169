import GRDB
import Warming

/// A history that is read, while another process may be writing it.
///
/// Each query sees the history as it was after some round, and none halfway through one.
public struct HistoryReader: Sendable {
    /// The file.
    public let path: String

    private let queue: DatabaseQueue

    /// Opens a history for reading.
    ///
    /// One that an earlier release wrote is brought up to date first.
    ///
    /// - Parameter path: The file.
    /// - Throws: ``HistoryError`` when there is none, when it is no history or a later release's, or when it cannot be
    ///   read.
    public init(path: String) throws(HistoryError) {
        guard SystemFile.exists(at: path) else {
            throw HistoryError(
                .notFound,
                "there is no history in '\(path)': keepwarm run --history '\(path)' writes one."
            )
        }
        self.path = path
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        queue = try HistoryError.translating(path) { try DatabaseQueue(path: path, configuration: configuration) }
        switch try read({ try HistorySchema.check($0, path: path) }) {
        case .empty: throw HistoryError(.notFound, "'\(path)' has no history in it yet.")
        case .old: _ = try HistoryStore(path: path)
        case .current: break
        }
    }

    init(path: String, queue: DatabaseQueue) {
        self.path = path
        self.queue = queue
    }

    /// Runs `body` on the history as it is at one moment.
    func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        try HistoryError.translating(path) { try queue.read(body) }
    }
}
