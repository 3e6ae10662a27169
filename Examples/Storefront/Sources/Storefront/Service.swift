public import LambdaCoding
public import LambdaRuntime
import PostgreSQL

/// One of the five functions: the API that its handler's name stands for, over a database.
///
/// All five are one executable, and `_HANDLER`, the `Handler` of the template, says which one a process is.
public struct Service {
    private let name: String
    private let api: any API
    private let database: Database
    private let log: @Sendable (String) -> Void

    /// Creates the service that a Lambda function's environment asks for.
    ///
    /// - Parameters:
    ///   - environment: The process's environment: `_HANDLER`, and where the database is, as `psql` has it.
    ///   - log: Takes a line of the log.
    /// - Throws: ``UnknownHandler``.
    public init(
        environment: [String: String],
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
        self.name = name
        self.log = log
    }

    /// Does ahead of the first request what it would otherwise wait for: connects, and lets the database parse.
    ///
    /// A database that is away is no reason not to start: the first request tries again.
    public func warmUp() {
        do {
            try database.read { connection in
                for statement in api.statements { try connection.prepare(statement) }
            }
        } catch {
            log("The database is not ready: \(error)")
        }
    }

    /// What answers the function's events.
    public var handler: CodableHandler<APIRequest, APIResponse> {
        CodableHandler(sampleEvent: #"{"routeKey": "GET /health", "isBase64Encoded": false}"#) { request, _ in
            try respond(to: request)
        }
    }

    /// Answers a request.
    ///
    /// - Throws: `EncodingError`, if an answer had numbers that JSON has not.
    public func respond(to request: APIRequest) throws -> APIResponse {
        if request.isHealthCheck { return try .json(Health(function: name)) }
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
