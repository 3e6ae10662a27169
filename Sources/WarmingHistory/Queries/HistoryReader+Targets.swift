import FoundationEssentials
import GRDB
import Warming

extension HistoryReader {
    /// How the targets did over a span, in the order of their names.
    ///
    /// The ends of the span move outwards to whole summaries: five minutes, or hours where it is long ago.
    ///
    /// - Parameters:
    ///   - span: The span.
    ///   - name: The one target to look at; `nil` for all that had a round, or an invocation, in the span.
    ///   - cells: The most parts that a strip has, at least 1.
    /// - Returns: The targets.
    /// - Throws: ``HistoryError`` when the history cannot be read.
    public func targets(
        in span: HistorySpan,
        named name: String? = nil,
        cells: Int = 60
    ) throws(HistoryError) -> [TargetHistory] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT id, name, address FROM targets WHERE :name IS NULL OR name = :name ORDER BY name",
                arguments: ["name": name]
            )
            let query = try TargetQuery(database, span: span, cells: cells)
            return try rows.compactMap { row in
                try query.history(of: row[0], name: row[1], address: row[2])
            }
        }
    }

    /// The names of all targets that the history knows.
    ///
    /// - Throws: ``HistoryError`` when the history cannot be read.
    public func targetNames() throws(HistoryError) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT name FROM targets ORDER BY name") }
    }
}

/// Looks up one target after the other.
struct TargetQuery {
    private let database: Database
    private let span: HistorySpan
    private let pieces: SpanPieces
    private let strip: StripQuery
    private let latest: LatestStateQuery

    init(_ database: Database, span: HistorySpan, cells: Int) throws {
        let kept = try Tier.kept(in: database)
        self.database = database
        self.span = span
        pieces = SpanPieces(of: span.milliseconds, kept: kept)
        strip = try StripQuery(database, range: span.milliseconds, cells: cells, kept: kept)
        latest = try LatestStateQuery(database, range: span.milliseconds)
    }

    /// What there is of a target; `nil` when there is nothing.
    func history(of target: Int64, name: String, address: String?) throws -> TargetHistory? {
        let (counts, latency) = try counts(of: target)
        let invocations = try InvocationQuery(database).counts(of: target, in: span)
        guard counts.rounds > 0 || invocations != nil else { return nil }
        return TargetHistory(
            name: name,
            address: address,
            counts: counts,
            latency: latency,
            strip: try strip.cells(of: target),
            latest: latest.states[target],
            lastFailure: try lastFailure(of: target),
            invocations: invocations
        )
    }

    private func counts(of target: Int64) throws -> (TargetCounts, LatencyPercentiles?) {
        let select = try database.cachedStatement(
            sql: """
                SELECT rounds, reached, requested, "distinct", pings, failed, told, cold, unexpectedly_cold, billed,
                    billed_memory, latencies
                FROM summaries WHERE tier = ? AND target = ? AND start >= ? AND start < ?
                """
        )
        var counts = TargetCounts()
        var latencies = LatencyCounts()
        for piece in pieces.pieces {
            let rows = try Row.fetchCursor(
                select,
                arguments: [piece.tier.rawValue, target, piece.range.lowerBound, piece.range.upperBound]
            )
            while let row = try rows.next() {
                counts.rounds += row[0] as Int
                counts.reachedRounds += row[1] as Int
                counts.requested += row[2] as Int
                counts.distinct += row[3] as Int
                counts.pings += row[4] as Int
                counts.failed += row[5] as Int
                counts.told += row[6] as Int
                counts.cold += row[7] as Int
                counts.unexpectedlyCold += row[8] as Int
                counts.billedDuration += .microseconds(row[9] as Int64)
                counts.billedGigabyteSeconds += Double(row[10] as Int64) / 1024 / 1e6
                try row.withUnsafeData(atIndex: 11) {
                    if let bytes = $0 { latencies.add(LatencyCounts(encoded: bytes)) }
                }
            }
        }
        return (counts, latencies.percentiles)
    }

    private func lastFailure(of target: Int64) throws -> LastFailure? {
        let select = try database.cachedStatement(
            sql: """
                SELECT at, pings, outcome, detail, status FROM failures
                WHERE target = ? AND at >= ? AND at < ? ORDER BY at DESC LIMIT 1
                """
        )
        let row = try Row.fetchOne(
            select,
            arguments: [target, span.milliseconds.lowerBound, span.milliseconds.upperBound]
        )
        return row.map { row in
            LastFailure(
                moment: Timestamp(millisecondsSince1970: row[0]),
                pings: row[1],
                outcome: Outcome(Outcome.Code(row[2]), row[3]),
                status: row[4]
            )
        }
    }
}
