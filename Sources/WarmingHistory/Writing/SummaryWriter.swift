import FoundationEssentials
import GRDB
import Warming

/// Adds what a round came to for a target to its summaries of all tiers.
struct SummaryWriter {
    private let select: Statement
    private let upsert: Statement

    init(_ database: Database) throws {
        select = try database.cachedStatement(
            sql: "SELECT latencies FROM summaries WHERE tier = ? AND target = ? AND start = ?"
        )
        upsert = try database.cachedStatement(
            sql: """
                INSERT INTO summaries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET
                    rounds = rounds + excluded.rounds, reached = reached + excluded.reached,
                    requested = requested + excluded.requested, "distinct" = "distinct" + excluded."distinct",
                    pings = pings + excluded.pings, failed = failed + excluded.failed, told = told + excluded.told,
                    cold = cold + excluded.cold, unexpectedly_cold = unexpectedly_cold + excluded.unexpectedly_cold,
                    billed = billed + excluded.billed, billed_memory = billed_memory + excluded.billed_memory,
                    latencies = excluded.latencies
                """
        )
    }

    /// Adds to the summaries of a target that a moment belongs to.
    func add(_ summary: Summary, target: Int64, at moment: Timestamp) throws {
        for tier in Tier.allCases {
            let start = tier.start(of: moment)
            var latencies = summary.latencies
            let bytes = try Data.fetchOne(select, arguments: [tier.rawValue, target, start])
            if let bytes, !bytes.isEmpty {
                var before = LatencyCounts(encoded: bytes)
                before.add(latencies)
                latencies = before
            }
            try upsert.execute(arguments: [
                tier.rawValue, target, start, summary.rounds, summary.reached, summary.requested, summary.distinct,
                summary.pings, summary.failed, summary.told, summary.cold, summary.unexpectedlyCold, summary.billed,
                Data(latencies.encoded), summary.billedMemory,
            ])
        }
    }
}
