import GRDB
public import Warming

/// A history that this process writes: every round, in a file of SQLite.
///
/// One process writes a file at a time; others read it meanwhile through ``HistoryReader``. Each round is one
/// transaction, so that a process that is killed loses the round in flight at most, and never the file.
///
/// All calls block until the disk has what they write.
public struct HistoryStore: Sendable {
    /// The file.
    public let path: String

    let queue: DatabaseQueue
    let retention: Retention
    private let lock: WriterLock

    /// Opens a history, which is made if it is not there, and brought up to date if an earlier release made it.
    ///
    /// - Parameters:
    ///   - path: The file. Others stand beside it, with names that begin with its name.
    ///   - retention: How long it keeps what.
    /// - Throws: ``HistoryError`` when another process writes the file, when it is no history or a later release's, or
    ///   when it cannot be written.
    public init(path: String, retention: Retention = .standard) throws(HistoryError) {
        self.path = path
        self.retention = retention
        lock = try WriterLock(besides: path)
        queue = try HistoryError.translating(path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                _ = try HistorySchema.check(database, path: path)
                // A commit is on the disk when it returns. What is deleted is no secret.
                for setting in [
                    "journal_mode = WAL", "synchronous = FULL", "secure_delete = OFF", "cache_size = -16000",
                ] {
                    try database.execute(sql: "PRAGMA \(setting)")
                }
            }
            try HistorySchema.migrator.migrate(queue)
            return queue
        }
    }

    /// What can be read of the history, through this process's own connection.
    public var reader: HistoryReader { HistoryReader(path: path, queue: queue) }

    /// Writes a round.
    ///
    /// - Parameters:
    ///   - report: What the round did.
    ///   - now: The present moment, from which on is counted how long things are kept.
    /// - Returns: Whether the history did not have the round yet.
    /// - Throws: ``HistoryError`` when it could not be written; then nothing of the round was.
    @discardableResult
    public func record(_ report: RoundReport, now: Timestamp) throws(HistoryError) -> Bool {
        try record([RoundDocument(report)], now: now) == 1
    }

    /// Writes rounds, all or none.
    ///
    /// - Parameters:
    ///   - documents: What the rounds did.
    ///   - now: The present moment.
    /// - Returns: How many of them the history did not have yet, nor is too old to have.
    /// - Throws: ``HistoryError`` when they could not be written, or one has no moment for its start.
    @discardableResult
    public func record(_ documents: [RoundDocument], now: Timestamp) throws(HistoryError) -> Int {
        let pruner = HistoryPruner(retention, now: now)
        var entries: [RoundEntry] = []
        for document in documents {
            let entry = try RoundEntry(document)
            if !pruner.isTooOld(entry.startedAt) { entries.append(entry) }
        }
        let rounds = entries
        return try write { database in
            let writer = try RoundWriter(database)
            var count = 0
            for round in rounds where try writer.write(round) != nil { count += 1 }
            try pruner.pruneIfDue(database)
            return count
        }
    }

    /// Runs `body` in one transaction.
    func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
        try HistoryError.translating(path) { try queue.write(body) }
    }
}
