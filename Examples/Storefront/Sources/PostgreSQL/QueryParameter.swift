/// A value that fills in a `$1` of a statement.
///
/// It travels beside the statement and never in it, so that nothing in it can be taken for SQL.
public protocol QueryParameter {
    /// The value as PostgreSQL reads it; `nil` for `NULL`.
    var queryText: String? { get }
}

extension String: QueryParameter {
    /// The text itself.
    public var queryText: String? { self }
}

extension Int: QueryParameter {
    /// The number's digits.
    public var queryText: String? { String(self) }
}

extension Optional: QueryParameter where Wrapped: QueryParameter {
    /// The value's text, or nothing when there is no value.
    public var queryText: String? { flatMap(\.queryText) }
}
