import GRDB
import Warming

/// Finds the target that the reports in a log group are counted for.
struct LogGroupTarget {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The number of the target.
    ///
    /// - Parameters:
    ///   - group: The name of the log group.
    ///   - origin: What earlier imports of the group stand under: what was counted for one target stays with it.
    ///   - name: The target's name, if somebody said so.
    /// - Returns: Its number.
    /// - Throws: ``HistoryError`` when there are several, or an error of the database's.
    func number(ofGroup group: String, from origin: String, named name: String?) throws -> Int64 {
        if let name { return try TargetTable.number(of: name, in: database) }
        let earlier = try Int64.fetchOne(
            database,
            sql: "SELECT target FROM imports WHERE origin = ? ORDER BY number DESC LIMIT 1",
            arguments: [origin]
        )
        if let earlier { return earlier }
        let function = String(group.split(separator: "/").last ?? Substring(group))
        let fitting = try targets(of: function)
        guard fitting.count <= 1 else {
            let names = fitting.map { "'\($0.name)'" }.joined(separator: " and ")
            throw HistoryError(
                .invalidValue,
                "the function of the log group '\(group)' has the targets \(names): say which one with --target."
            )
        }
        return try fitting.first?.number ?? TargetTable.number(of: function, in: database)
    }

    private func targets(of function: String) throws -> [(number: Int64, name: String)] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT id, name, address FROM targets WHERE name <> ? AND address IS NOT NULL ORDER BY name",
            arguments: [function]
        )
        let others = rows.filter { row in
            (try? LambdaFunction(name: row[2]))?.name == function
        }.map { (number: $0[0] as Int64, name: $0[1] as String) }
        let own = try Int64.fetchOne(database, sql: "SELECT id FROM targets WHERE name = ?", arguments: [function])
        return others + (own.map { [(number: $0, name: function)] } ?? [])
    }
}
