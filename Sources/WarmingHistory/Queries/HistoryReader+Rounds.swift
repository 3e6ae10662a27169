import GRDB
public import Warming

extension HistoryReader {
    /// The rounds that began in a span, in the order of time.
    ///
    /// - Parameters:
    ///   - span: The span.
    ///   - limit: The most rounds; the latest ones are returned.
    /// - Returns: The rounds.
    /// - Throws: ``HistoryError`` when the history cannot be read.
    public func rounds(in span: HistorySpan, limit: Int = .max) throws(HistoryError) -> [RoundLine] {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT id, started_at, wall, sum, health, targets, targets_answered, pings, answered, cold,
                        unexpectedly_cold, billed
                    FROM rounds WHERE started_at >= ? AND started_at < ? ORDER BY started_at DESC, number DESC LIMIT ?
                    """,
                arguments: [span.milliseconds.lowerBound, span.milliseconds.upperBound, limit]
            )
            var rounds: [RoundLine] = []
            while let row = try rows.next() {
                rounds.append(
                    RoundLine(
                        id: row[0],
                        startedAt: Timestamp(millisecondsSince1970: row[1]),
                        wallTime: .microseconds(row[2] as Int64),
                        sumOfLatencies: .microseconds(row[3] as Int64),
                        health: row[4],
                        targets: row[5],
                        answeredTargets: row[6],
                        pings: row[7],
                        answered: row[8],
                        cold: row[9],
                        unexpectedlyCold: row[10],
                        billedDuration: (row[11] as Int64?).map { .microseconds($0) }
                    )
                )
            }
            return rounds.reversed()
        }
    }

    /// When the first round of a span began; `nil` when there was none.
    ///
    /// - Throws: ``HistoryError`` when the history cannot be read.
    public func firstRound(in span: HistorySpan) throws(HistoryError) -> Timestamp? {
        try read { database in
            let start = try Int64.fetchOne(
                database,
                sql: "SELECT min(started_at) FROM rounds WHERE started_at >= ? AND started_at < ?",
                arguments: [span.milliseconds.lowerBound, span.milliseconds.upperBound]
            )
            return start.map { Timestamp(millisecondsSince1970: $0) }
        }
    }

    /// How many rounds began in a span.
    ///
    /// - Throws: ``HistoryError`` when the history cannot be read.
    public func roundCount(in span: HistorySpan) throws(HistoryError) -> Int {
        try read { database in
            try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM rounds WHERE started_at >= ? AND started_at < ?",
                arguments: [span.milliseconds.lowerBound, span.milliseconds.upperBound]
            ) ?? 0
        }
    }

    /// How long rounds took over a span, divided into equal parts; a part without a round is left out.
    ///
    /// - Parameters:
    ///   - span: The span.
    ///   - parts: How many parts, at least 1.
    /// - Returns: The parts, in the order of time.
    /// - Throws: ``HistoryError`` when the history cannot be read.
    public func roundDurations(in span: HistorySpan, parts: Int) throws(HistoryError) -> [RoundDurations] {
        try read { database in
            let range = span.milliseconds
            let width = max(1, Int64(range.count) / Int64(max(1, parts)))
            var durations: [Int64: [Int64]] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT started_at, wall FROM rounds WHERE started_at >= ? AND started_at < ?",
                arguments: [range.lowerBound, range.upperBound]
            )
            while let row = try rows.next() {
                durations[((row[0] as Int64) - range.lowerBound) / width, default: []].append(row[1])
            }
            return durations.sorted { $0.key < $1.key }.map { part, walls in
                let walls = walls.sorted()
                return RoundDurations(
                    start: Timestamp(millisecondsSince1970: range.lowerBound + part * width),
                    rounds: walls.count,
                    shortest: .microseconds(walls[0]),
                    median: .microseconds(walls[(walls.count - 1) / 2]),
                    longest: .microseconds(walls[walls.count - 1])
                )
            }
        }
    }
}
