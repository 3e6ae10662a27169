internal import CPostgreSQL

/// One row of a result, whose values are asked for by the names of their columns.
///
/// ```swift
/// let product = Product(sku: try row["sku"], priceCents: try row["price_cents"])
/// ```
public struct Row {
    private let result: QueryResult
    private let index: CInt

    init(_ result: QueryResult, index: CInt) {
        self.result = result
        self.index = index
    }

    /// The value of a column.
    ///
    /// - Throws: ``PostgreSQLError`` when there is no such column, or when its value is of another type: a mistake in
    ///   the statement, not in what a caller sent.
    public subscript<Value: ColumnValue>(column: String) -> Value {
        get throws(PostgreSQLError) {
            let number = PQfnumber(result.handle, column)
            guard number >= 0 else {
                throw PostgreSQLError(.unexpectedColumn, "The result has no column '\(column)'.")
            }
            guard let value = Value(columnText: text(ofColumn: number)) else {
                throw PostgreSQLError(.unexpectedColumn, "The column '\(column)' does not hold a \(Value.self).")
            }
            return value
        }
    }

    private func text(ofColumn number: CInt) -> String? {
        guard PQgetisnull(result.handle, index, number) == 0 else { return nil }
        return PQgetvalue(result.handle, index, number).map { String(cString: $0) }
    }
}

@available(*, unavailable)
extension Row: Sendable {}

/// What a statement returned, as libpq keeps it.
final class QueryResult {
    let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit { PQclear(handle) }

    /// The rows, which keep the result alive.
    var rows: [Row] { (0..<PQntuples(handle)).map { Row(self, index: $0) } }
}
