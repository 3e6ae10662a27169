import GRDB

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
                SELECT target, requested, failed, "distinct", at_least, collided, cold
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
            let (requested, failed, distinct): (Int, Int, Int) = (row[1], row[2], row[3])
            let isReached = distinct >= requested || (row[4] && (row[5] as Int) == 0 && failed == 0)
            let cold: Int? = row[6]
            states[row[0]] =
                failed > 0 ? .failed : (cold ?? 0) > 0 ? .cold : isReached ? .warm : .short
        }
        self.states = states
    }
}
