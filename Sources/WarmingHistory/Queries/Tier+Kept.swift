import GRDB

extension Tier {
    /// Since when the summaries of each tier are there, in milliseconds since 1970; one that is not named has them all.
    static func kept(in database: Database) throws -> [Tier: Int64] {
        var kept: [Tier: Int64] = [:]
        for tier in allCases {
            kept[tier] = try Int64.fetchOne(
                database,
                sql: "SELECT since FROM kept WHERE what = ?",
                arguments: [tier.name]
            )
        }
        return kept
    }
}
