import FoundationEssentials
import GRDB
import Warming

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
            userInitialisation: initialisation,
            warming: try effect(on: target, in: span.milliseconds)
        )
    }

    /// What warming has changed; `nil` when there is less than an hour of the log before or after it began.
    private func effect(on target: Int64, in span: Range<Int64>) throws -> WarmingEffect? {
        let hour = Tier.hour.width
        let logged = try Row.fetchOne(
            // Two searches: one for both would read every hour between them.
            database.cachedStatement(
                sql: """
                    SELECT (SELECT min(start) FROM invocations WHERE target = :target),
                        (SELECT max(start) FROM invocations WHERE target = :target)
                    """
            ),
            arguments: ["target": target]
        )
        guard
            let began = try firstRound(of: target), let first = logged?[0] as Int64?, let last = logged?[1] as Int64?
        else { return nil }
        let length = Int64(span.count)
        let before = max(began - length, first)
        let since = max(span.lowerBound, began)
        let end = min(span.upperBound, last + hour)
        guard began - before >= hour, end - since >= hour else { return nil }
        return WarmingEffect(
            began: Timestamp(millisecondsSince1970: began),
            before: try rate(of: target, from: before, to: began),
            since: try rate(of: target, from: since, to: end)
        )
    }

    /// The start of the first summary of a target, as finely as it is kept.
    private func firstRound(of target: Int64) throws -> Int64? {
        let select = try database.cachedStatement(
            sql: "SELECT min(start) FROM summaries WHERE tier = ? AND target = ? AND start >= ?"
        )
        var first: Int64?
        for tier in Tier.allCases.reversed() {
            // Finer ones are kept less long, and begin with an earlier round than the target's first.
            let arguments: StatementArguments = [tier.rawValue, target, first ?? 0]
            guard let found = try Int64.fetchOne(select, arguments: arguments) else { break }
            guard first.map({ found < $0 + (Tier(rawValue: tier.rawValue + 1)?.width ?? 0) }) ?? true else { break }
            first = found
        }
        return first
    }

    private func rate(of target: Int64, from start: Int64, to end: Int64) throws -> ColdStartRate {
        let count = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM cold_starts WHERE target = ? AND is_ping = 0 AND at >= ? AND at < ?"
            ),
            arguments: [target, start, end]
        )
        return ColdStartRate(coldStarts: count ?? 0, length: .milliseconds(end - start))
    }
}
