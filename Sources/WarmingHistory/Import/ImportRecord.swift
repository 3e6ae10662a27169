import GRDB
import Warming

/// What a history remembers of a log, so that no line of it counts twice.
struct ImportRecord {
    /// Its number in the file; `nil` while it has none.
    var number: Int64?

    /// What kind of log it is, or its name.
    var origin: String

    /// Where the next import begins.
    var position: Int64 = 0

    /// What the log begins with, and how much of it that stands for.
    var head = Fingerprint().signed
    var headLength: Int64 = 0

    /// What stands in front of the position, and how much of it that stands for.
    var tail = Fingerprint().signed
    var tailLength: Int64 = 0

    /// The moment of the last line that had one.
    var moment: Timestamp?

    /// The round that following lines are about.
    var round: Int64?

    /// Whether it is the log of a warmer, whose own invocations are not counted.
    var isWarmers = false

    init(origin: String) {
        self.origin = origin
    }

    private init(_ row: Row) {
        number = row["number"]
        origin = row["origin"]
        position = row["position"]
        head = row["head"]
        headLength = row["head_length"]
        tail = row["tail"]
        tailLength = row["tail_length"]
        moment = (row["moment"] as Int64?).map { Timestamp(millisecondsSince1970: $0) }
        round = row["round"]
        isWarmers = row["is_warmers"]
    }

    /// What is remembered of logs of an origin, the one that was read furthest first.
    static func all(of origin: String, target: Int64, in database: Database) throws -> [ImportRecord] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM imports WHERE origin = ? AND target = ? ORDER BY position DESC",
            arguments: [origin, target]
        ).map(ImportRecord.init)
    }

    /// Writes what is to be remembered.
    mutating func write(target: Int64, to database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                number, origin, target, position, head, headLength, tail, tailLength, moment?.millisecondsSince1970,
                round, isWarmers,
            ]
        )
        number = number ?? database.lastInsertedRowID
    }
}
