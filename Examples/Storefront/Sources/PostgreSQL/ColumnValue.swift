/// A value that a column of a result can be read as.
public protocol ColumnValue {
    /// Reads a value as PostgreSQL writes it; `nil` when this type cannot be made of it.
    ///
    /// - Parameter text: The value, or `nil` for `NULL`.
    init?(columnText text: String?)
}

extension String: ColumnValue {
    /// Takes any value but `NULL` as it is written.
    public init?(columnText text: String?) {
        guard let text else { return nil }
        self = text
    }
}

extension Int: ColumnValue {
    /// Reads a whole number.
    public init?(columnText text: String?) {
        guard let text, let number = Int(text) else { return nil }
        self = number
    }
}

extension Bool: ColumnValue {
    /// Reads a `boolean`, which PostgreSQL writes as `t` or `f`.
    public init?(columnText text: String?) {
        switch text {
        case "t": self = true
        case "f": self = false
        default: return nil
        }
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    /// Reads `NULL` as `nil`, and any other value as what is wrapped.
    public init?(columnText text: String?) {
        guard let text else {
            self = .none
            return
        }
        guard let value = Wrapped(columnText: text) else { return nil }
        self = .some(value)
    }
}
