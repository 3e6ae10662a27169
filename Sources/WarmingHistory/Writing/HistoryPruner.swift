import GRDB
import Warming

/// Removes what a history is not to keep any longer.
struct HistoryPruner {
    /// How often a history is gone through.
    static let interval = Duration.seconds(3600)

    private let retention: Retention
    private let now: Timestamp

    init(_ retention: Retention, now: Timestamp) {
        self.retention = retention
        self.now = now
    }

    /// Whether a round, or a line of a log, of this moment is so old that its summaries may be gone already.
    func isTooOld(_ moment: Timestamp) -> Bool {
        moment.millisecondsSince1970 < start(of: retention.hours)
    }

    /// Goes through the history unless that was done within the last hour.
    func pruneIfDue(_ database: Database) throws {
        let last = try Int64.fetchOne(database, sql: "SELECT since FROM kept WHERE what = 'pruned'")
        let interval = Self.interval.wholeMilliseconds
        if let last, now.millisecondsSince1970 - last < interval, last <= now.millisecondsSince1970 { return }
        try prune(database)
        try set("pruned", now.millisecondsSince1970, in: database)
    }

    private func prune(_ database: Database) throws {
        let pings = start(of: retention.pings)
        let old = "round IN (SELECT number FROM rounds WHERE is_whole = 1 AND started_at < ?)"
        try database.execute(sql: "DELETE FROM pings WHERE \(old)", arguments: [pings])
        try database.execute(sql: "DELETE FROM coverage WHERE \(old)", arguments: [pings])
        try database.execute(
            sql: "UPDATE rounds SET is_whole = 0 WHERE is_whole = 1 AND started_at < ?",
            arguments: [pings]
        )
        // What lines told of targets is not asked for after so long: a line of then is not counted any more.
        let told = start(of: retention.fiveMinutes)
        try database.execute(
            sql: "DELETE FROM told WHERE round IN (SELECT number FROM rounds WHERE is_told = 1 AND started_at < ?)",
            arguments: [told]
        )
        try database.execute(
            sql: "UPDATE rounds SET is_told = 0 WHERE is_told = 1 AND started_at < ?",
            arguments: [told]
        )
        try database.execute(sql: "DELETE FROM rounds WHERE started_at < ?", arguments: [start(of: retention.hours)])

        // By target, as the tables are ordered: a search for the old ones alone would read everything.
        for target in try Int64.fetchAll(database, sql: "SELECT id FROM targets") {
            for tier in Tier.allCases {
                try database.execute(
                    sql: "DELETE FROM summaries WHERE tier = ? AND target = ? AND start < ?",
                    arguments: [tier.rawValue, target, firstKept(of: tier)]
                )
            }
            for (table, column, length) in [
                ("failures", "at", retention.fiveMinutes), ("cold_starts", "at", retention.hours),
                ("invocations", "start", retention.hours),
            ] {
                try database.execute(
                    sql: "DELETE FROM \(table) WHERE target = ? AND \(column) < ?",
                    arguments: [target, start(of: length)]
                )
            }
        }
        // Hours that no log has added to for so long are closed: what they count by is not needed any more.
        try database.execute(
            sql: "UPDATE invocations SET identities = NULL WHERE identities IS NOT NULL AND written_at < ?",
            arguments: [start(of: retention.fiveMinutes)]
        )
        for tier in Tier.allCases { try set(tier.name, firstKept(of: tier), in: database) }
    }

    private func start(of length: Duration) -> Int64 {
        now.millisecondsSince1970 - length.wholeMilliseconds
    }

    /// The start of the first summary that is kept whole.
    private func firstKept(of tier: Tier) -> Int64 {
        start(of: retention.length(of: tier)).roundedUp(to: tier.width)
    }

    private func set(_ what: String, _ since: Int64, in database: Database) throws {
        try database.execute(sql: "INSERT OR REPLACE INTO kept VALUES (?, ?)", arguments: [what, since])
    }
}
