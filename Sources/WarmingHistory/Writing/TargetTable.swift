import GRDB

/// The numbers under which targets stand in the file.
enum TargetTable {
    /// The number of a target, which gets one if it has none.
    ///
    /// - Parameters:
    ///   - name: The target's name.
    ///   - address: Its URL as it was written, or its function; `nil` when that is not known here.
    ///   - database: The file.
    /// - Returns: Its number.
    /// - Throws: An error of the database's.
    static func number(of name: String, address: String? = nil, in database: Database) throws -> Int64 {
        let known = try database.cachedStatement(sql: "SELECT id, address FROM targets WHERE name = ?")
        if let row = try Row.fetchOne(known, arguments: [name]) {
            let number: Int64 = row[0]
            if let address, address != (row[1] as String?) {
                try database.execute(sql: "UPDATE targets SET address = ? WHERE id = ?", arguments: [address, number])
            }
            return number
        }
        try database.execute(sql: "INSERT INTO targets (name, address) VALUES (?, ?)", arguments: [name, address])
        return database.lastInsertedRowID
    }
}
