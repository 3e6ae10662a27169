import GRDB
import Warming

/// Looks up how targets did in the latest round that each of them had a part in.
struct LatestStateQuery {
    /// How many rounds are looked at: the latest one is of a few targets only where a round is made in slices.
    private static let rounds = 8

    /// The states, by the numbers of the targets.
    let states: [Int64: StripCell.State]

    /// Looks at the latest rounds of a span; those of which the file has no more than a line are passed over.
    init(_ database: Database, range: Range<Int64>) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT target, started_at, requested, "distinct", at_least, collided, failed, cold
                FROM coverage JOIN (
                    SELECT number, started_at FROM rounds
                    WHERE is_whole = 1 AND started_at >= ? AND started_at < ? ORDER BY started_at DESC LIMIT ?
                ) ON number = round
                ORDER BY started_at
                """,
            arguments: [range.lowerBound, range.upperBound, Self.rounds]
        )
        var states: [Int64: StripCell.State] = [:]
        while let row = try rows.next() {
            // A part of a strip with one round in it.
            var cell = StripCell(start: Timestamp(millisecondsSince1970: row[1]))
            cell.rounds = 1
            cell.failed = row[6]
            cell.cold = (row[7] as Int?) ?? 0
            let isReached = CoverageDocument.isReached(
                row[2],
                distinct: row[3],
                atLeast: row[4],
                collided: row[5],
                failed: cell.failed
            )
            cell.reachedRounds = isReached ? 1 : 0
            states[row[0]] = cell.state
        }
        self.states = states
    }
}
