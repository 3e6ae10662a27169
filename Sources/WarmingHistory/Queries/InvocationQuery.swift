import FoundationEssentials
import GRDB

/// Looks up what the log of a function says of its invocations.
struct InvocationQuery {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// What there is of a target in a span, by whole hours; `nil` when no log of it was imported.
    func counts(of target: Int64, in span: HistorySpan) throws -> InvocationCounts? {
        let hour = Tier.hour.width
        let range = span.milliseconds.lowerBound.roundedDown(to: hour)..<span.milliseconds.upperBound
        let hours = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT reports, billed, durations FROM invocations WHERE target = ? AND start >= ? AND start < ?"
            ),
            arguments: [target, range.lowerBound, range.upperBound]
        )
        var reports = 0
        var billed: Int64 = 0
        var durations = LatencyCounts()
        while let row = try hours.next() {
            reports += row[0] as Int
            billed += row[1] as Int64
            try row.withUnsafeData(atIndex: 2) { if let bytes = $0 { durations.add(LatencyCounts(encoded: bytes)) } }
        }
        guard reports > 0 else { return nil }

        let starts = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT init, is_ping FROM cold_starts WHERE target = ? AND at >= ? AND at < ?"
            ),
            arguments: [target, range.lowerBound, range.upperBound]
        )
        var pings = 0
        var users = LatencyCounts()
        while let row = try starts.next() {
            if row[1] { pings += 1 } else { users.add(row[0]) }
        }
        let initialisation = users.percentiles
        return InvocationCounts(
            reports: reports,
            billedDuration: .microseconds(billed),
            duration: durations.percentiles,
            pingColdStarts: pings,
            userColdStarts: initialisation?.count ?? 0,
            userInitialisation: initialisation
        )
    }
}
