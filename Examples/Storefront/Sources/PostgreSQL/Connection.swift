internal import CPostgreSQL
internal import Glibc

/// One connection to the database, for one statement at a time.
///
/// Every call blocks its thread until the server has answered: a Lambda function has one request at a time, and nothing
/// else to do meanwhile.
public final class Connection {
    private let handle: OpaquePointer

    /// The names under which the server keeps statements that it has parsed already.
    private var prepared: [String: String] = [:]

    /// Connects.
    ///
    /// - Throws: ``PostgreSQLError`` with the code ``PostgreSQLError/Code/unreachable``.
    public init(_ settings: ConnectionSettings) throws(PostgreSQLError) {
        guard let handle = Self.connect(settings.keywords) else {
            throw PostgreSQLError(.unreachable, "There is no memory for a connection.")
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgreSQLError(.unreachable, String(cString: PQerrorMessage(handle)).oneLine)
        }
        self.handle = handle
    }

    deinit { PQfinish(handle) }

    /// Whether the server has not closed the connection, as far as this machine has heard.
    ///
    /// Asks nobody: it only reads what has arrived, such as the news that the server was restarted while Lambda kept
    /// this process frozen.
    public var isOpen: Bool {
        // First come the server's last words, and behind them the end.
        while PQstatus(handle) == CONNECTION_OK, hasInput {
            guard PQconsumeInput(handle) == 1 else { return false }
            _ = PQisBusy(handle)  // takes the words out of the way
        }
        return PQstatus(handle) == CONNECTION_OK
    }

    private var hasInput: Bool {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        return poll(&socket, 1, 0) > 0
    }

    /// Runs a statement.
    ///
    /// The server parses each statement once and keeps it, so a second run is cheaper.
    ///
    /// - Parameters:
    ///   - statement: The SQL. A `StaticString`, since SQL that is put together from pieces is SQL that a visitor can
    ///     have a hand in.
    ///   - parameters: The values of `$1`, `$2` and so on.
    /// - Returns: The rows; none for a statement that returns none.
    /// - Throws: ``PostgreSQLError``.
    @discardableResult
    public func query(
        _ statement: StaticString,
        _ parameters: (any QueryParameter)?...
    ) throws(PostgreSQLError) -> [Row] {
        let values = try Self.values(parameters)
        let name = try prepare(statement)
        let result = values.withPointers { pointers in
            PQexecPrepared(handle, name, CInt(pointers.count), pointers.baseAddress, nil, nil, 0)
        }
        return try check(result).rows
    }

    /// Lets the server parse a statement ahead of its first use.
    ///
    /// - Returns: The name that the server keeps it under.
    /// - Throws: ``PostgreSQLError``.
    @discardableResult
    public func prepare(_ statement: StaticString) throws(PostgreSQLError) -> String {
        let text = statement.description
        if let name = prepared[text] { return name }
        let name = "s\(prepared.count)"
        _ = try check(PQprepare(handle, name, text, 0, nil))
        prepared[text] = name
        return name
    }

    /// Runs a word like `BEGIN`, which there is no use in preparing.
    func command(_ word: StaticString) throws(PostgreSQLError) {
        _ = try check(PQexec(handle, word.description))
    }

    private func check(_ result: OpaquePointer?) throws(PostgreSQLError) -> QueryResult {
        // Without a result, libpq ran out of memory or could not even send.
        guard let result else { throw lost }
        let answer = QueryResult(result)
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return answer
        default: break
        }
        // A server that ends the connection says why before it goes; what counts is that it is gone.
        guard PQstatus(handle) == CONNECTION_OK else { throw lost }
        throw PostgreSQLError(
            .refused,
            String(cString: PQresultErrorMessage(result)).oneLine,
            sqlState: PQresultErrorField(result, sqlStateField).map { String(cString: $0) }
        )
    }

    private var lost: PostgreSQLError {
        PostgreSQLError(.connectionLost, String(cString: PQerrorMessage(handle)).oneLine)
    }

    private static func values(_ parameters: [(any QueryParameter)?]) throws(PostgreSQLError) -> CStrings {
        let texts = parameters.map { $0?.queryText }
        // To C a text ends there, so that the rest would be left out in silence.
        guard !texts.contains(where: { $0?.utf8.contains(0) == true }) else {
            throw PostgreSQLError(.invalidParameter, "A text holds a zero character, which PostgreSQL cannot store.")
        }
        return CStrings(texts)
    }

    private static func connect(_ keywords: [(name: String, value: String)]) -> OpaquePointer? {
        // libpq wants two lists that each end with a null pointer.
        let names = CStrings(keywords.map(\.name) + [nil])
        let values = CStrings(keywords.map(\.value) + [nil])
        return names.withPointers { names in
            values.withPointers { values in PQconnectdbParams(names.baseAddress, values.baseAddress, 0) }
        }
    }
}

@available(*, unavailable)
extension Connection: Sendable {}

/// `PG_DIAG_SQLSTATE` of libpq, a character that is not imported as the number that the function takes.
private let sqlStateField = CInt(UInt8(ascii: "C"))

extension String {
    /// The lines of a message from libpq as one.
    fileprivate var oneLine: String {
        split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }
}
