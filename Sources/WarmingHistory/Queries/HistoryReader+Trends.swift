import FoundationEssentials
import GRDB
import Warming

extension HistoryReader {
    /// How targets did over a span, part by part; the parts are those of their strips.
    ///
    /// - Parameters:
    ///   - targets: The names of the targets; one that the history does not know is left out.
    ///   - span: The span.
    ///   - parts: The most parts, at least 1.
    /// - Returns: The trends by the names of their targets.
    /// - Throws: ``HistoryError`` when the history cannot be read.
    public func trends(
        of targets: [String],
        in span: HistorySpan,
        parts: Int = 60
    ) throws(HistoryError) -> [String: TargetTrend] {
        try read { database in
            let query = try TrendQuery(database, range: span.milliseconds, parts: parts)
            var trends: [String: TargetTrend] = [:]
            for name in targets {
                let number = try Int64.fetchOne(
                    database,
                    sql: "SELECT id FROM targets WHERE name = ?",
                    arguments: [name]
                )
                if let number { trends[name] = try query.trend(of: number) }
            }
            return trends
        }
    }
}

/// Looks up the trend of one target after the other.
private struct TrendQuery {
    private let select: Statement
    private let grid: StripGrid

    init(_ database: Database, range: Range<Int64>, parts: Int) throws {
        grid = StripGrid(range, cells: parts, kept: try Tier.kept(in: database))
        select = try database.cachedStatement(
            sql: """
                SELECT (start - ?) / ?, rounds, requested, "distinct", latencies
                FROM summaries WHERE tier = ? AND target = ? AND start >= ? AND start < ? ORDER BY start
                """
        )
    }

    func trend(of target: Int64) throws -> TargetTrend {
        var trend = TargetTrend(width: .milliseconds(grid.width), parts: [])
        let rows = try Row.fetchCursor(
            select,
            arguments: [grid.start, grid.width, grid.tier.rawValue, target, grid.start, grid.end]
        )
        var part: (index: Int64, sums: TargetTrend.Part, latencies: LatencyCounts)?
        while let row = try rows.next() {
            let index: Int64 = row[0]
            if part?.index != index {
                if let part { trend.close(part.sums, part.latencies) }
                let start = Timestamp(millisecondsSince1970: grid.start + index * grid.width)
                let sums = TargetTrend.Part(start: start, rounds: 0, requested: 0, distinct: 0)
                part = (index, sums, LatencyCounts())
            }
            part?.sums.rounds += row[1] as Int
            part?.sums.requested += row[2] as Int
            part?.sums.distinct += row[3] as Int
            try row.withUnsafeData(atIndex: 4) {
                if let bytes = $0 { part?.latencies.add(LatencyCounts(encoded: bytes)) }
            }
        }
        if let part { trend.close(part.sums, part.latencies) }
        return trend
    }
}

extension TargetTrend {
    fileprivate mutating func close(_ sums: Part, _ latencies: LatencyCounts) {
        var part = sums
        part.latency = latencies.percentiles
        parts.append(part)
    }
}
