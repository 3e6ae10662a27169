import LambdaCoding
public import LambdaRuntime
import PostgreSQL
public import Warmup

/// One of the five functions: the API that its handler's name stands for, over a database.
///
/// All five are one executable, and `_HANDLER`, the `Handler` of the template, says which one a process is.
public struct Service {
    private let api: any API
    private let database: Database
    private let warmup: Warmup
    private let log: @Sendable (String) -> Void

    /// Creates the service that a Lambda function's environment asks for.
    ///
    /// - Parameters:
    ///   - environment: The process's environment: `_HANDLER`, and where the database is, as `psql` has it.
    ///   - warmup: Knows pings from requests.
    ///   - log: Takes a line of the log.
    /// - Throws: ``UnknownHandler``.
    public init(
        environment: [String: String],
        warmup: Warmup,
        log: @escaping @Sendable (String) -> Void
    ) throws(UnknownHandler) {
        let name = environment["_HANDLER"] ?? ""
        database = Database(ConnectionSettings(environment: environment, applicationName: "storefront-\(name)"))
        switch name {
        case "catalog": api = CatalogAPI(database: database)
        case "product": api = ProductAPI(database: database)
        case "cart": api = CartAPI(database: database)
        case "orders": api = OrdersAPI(database: database)
        case "customer": api = CustomerAPI(database: database)
        default: throw UnknownHandler(name: name)
        }
        self.warmup = warmup
        self.log = log
    }

    /// Does ahead of the first request what it would otherwise wait for.
    ///
    /// A database that is away is no reason not to start: the first request tries again.
    public func warmUp() {
        try? prime()
    }

    /// What answers the function's events: pings, however they are sent, and requests.
    public var handler: some InvocationHandler {
        let sample = #"{"routeKey": "GET /health", "isBase64Encoded": false}"#
        return PingHandler(
            warmup: warmup,
            prime: prime,
            requests: CodableHandler(sampleEvent: sample) { request, _ in try await respond(to: request) }
        )
    }

    /// Answers a request.
    ///
    /// - Throws: `EncodingError`, if an answer had numbers that JSON has not.
    public func respond(to request: APIRequest) async throws -> APIResponse {
        let header = request.headers?[Warmup.pingHeader]
        if let answer = await warmup.answer(path: request.path, ping: header, priming: prime) { return .ping(answer) }
        do {
            return try api.respond(to: request)
        } catch let problem as Problem {
            return .problem(problem)
        } catch let error as PostgreSQLError where error.code == .invalidParameter {
            return .problem(.badRequest(error.message))
        } catch let error as PostgreSQLError where error.code == .unreachable || error.code == .connectionLost {
            log("The database is not there: \(error)")
            return .problem(.unavailable)
        } catch {
            log("\(request.routeKey) failed: \(error)")
            return .problem(.failure)
        }
    }

    /// Sees to it that a connection is open and answers, and lets the database parse what most requests need.
    private func prime() throws {
        do {
            try database.read { connection in
                try connection.query("SELECT 1")
                for statement in api.statements { try connection.prepare(statement) }
            }
        } catch {
            log("The database is not ready: \(error)")
            throw error
        }
    }
}

@available(*, unavailable)
extension Service: Sendable {}

/// A `Handler` that is none of the five.
public struct UnknownHandler: InvocationError {
    /// What the function's environment has as `_HANDLER`.
    public var name: String

    /// The error's type, as Lambda shows it.
    public var errorType: String { "Function.UnknownHandler" }

    /// The error's message, as Lambda shows it.
    public var errorMessage: String {
        "The handler is '\(name)'; choose catalog, product, cart, orders or customer."
    }
}
