/// The database of a function: one connection, opened ahead of the first request and again whenever it broke.
public final class Database {
    private let settings: ConnectionSettings
    private var connection: Connection?

    /// Creates a database without connecting to it.
    public init(_ settings: ConnectionSettings) {
        self.settings = settings
    }

    /// Connects, unless a connection is open.
    ///
    /// Belongs into the init phase of a function: that is where connecting costs a visitor nothing.
    ///
    /// - Throws: ``PostgreSQLError`` with the code ``PostgreSQLError/Code/unreachable``.
    public func open() throws(PostgreSQLError) {
        _ = try openConnection()
    }

    /// Runs statements that change nothing.
    ///
    /// When the connection breaks, they run once more on a new one.
    ///
    /// - Throws: ``PostgreSQLError``, or what `body` throws.
    public func read<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        do {
            return try body(openConnection())
        } catch let error as PostgreSQLError where error.code == .connectionLost {
            connection = nil
            return try body(openConnection())
        }
    }

    /// Runs statements that all happen, or none of them.
    ///
    /// When the connection breaks before the end, the server undoes them, and they run once more on a new one.
    ///
    /// - Throws: ``PostgreSQLError``, or what `body` throws; nothing has changed then. With the code
    ///   ``PostgreSQLError/Code/commitUncertain`` nobody knows.
    public func write<Value>(_ body: (Connection) throws -> Value) throws -> Value {
        try read { connection in
            try connection.command("BEGIN")
            let value: Value
            do {
                value = try body(connection)
            } catch {
                try? connection.command("ROLLBACK")
                throw error
            }
            try commit(connection)
            return value
        }
    }

    private func commit(_ connection: Connection) throws(PostgreSQLError) {
        do {
            try connection.command("COMMIT")
        } catch {
            guard error.code == .connectionLost else { throw error }
            throw PostgreSQLError(.commitUncertain, error.message)
        }
    }

    private func openConnection() throws(PostgreSQLError) -> Connection {
        if let connection, connection.isOpen { return connection }
        let connection = try Connection(settings)
        self.connection = connection
        return connection
    }
}

@available(*, unavailable)
extension Database: Sendable {}
