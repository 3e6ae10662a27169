import JSONText
import LambdaCoding
import LambdaRuntime
import PostgreSQL
import Storefront
import Synchronization
import Testing
import Warmup

/// A database of a test's own, and the five functions over it, in this process.
struct Shop {
    let environment: [String: String]
    let log = TestLog()

    /// Opens a shop over a fresh copy of the database.
    init() throws {
        environment = try #require(TestServer.current).makeDatabase()
    }

    /// Opens a shop whose database is wherever `environment` says.
    init(environment: [String: String]) {
        self.environment = environment
    }

    /// Where the shop's database is.
    var settings: ConnectionSettings { ConnectionSettings(environment: environment, applicationName: "test") }

    /// Ends all connections to the shop's database, and returns when the server has closed them.
    func closeConnections() throws {
        try Connection(settings).query(
            """
            SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """
        )
    }

    /// One of the five functions.
    func function(_ name: String) throws -> Service {
        let log = log
        let environment = environment.merging(["_HANDLER": name]) { $1 }
        let warmup = Warmup(environment: .random(), settings: .storefront(environment: environment))
        return try Service(environment: environment, warmup: warmup) { log.append($0) }
    }

    /// Sends a request to the function that it is for, as API Gateway does.
    func send(
        _ route: String,
        path: [String: String] = [:],
        query: [String: String] = [:],
        body: String? = nil,
        isBase64Encoded: Bool = false
    ) async throws -> ShopAnswer {
        try await Self.send(
            event(route, path: path, query: query, body: body, isBase64Encoded: isBase64Encoded),
            to: function(Self.functionName(for: route))
        )
    }

    /// Sends an event to a function.
    static func send(_ event: [UInt8], to service: Service) async throws -> ShopAnswer {
        try ShopAnswer(await invoke(service, with: event))
    }

    /// Invokes a function, and returns whatever comes back.
    static func invoke(_ service: Service, with event: [UInt8]) async throws -> [UInt8] {
        var handler = service.handler
        let context = InvocationContext(requestID: "1", deadline: LambdaClock.system.now.advanced(by: .seconds(60)))
        return try await handler.handle(event, context)
    }

    /// How many connections a function has to the shop's database.
    func connections(of function: String) throws -> Int? {
        try Connection(settings).query(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
            "storefront-\(function)"
        ).first?["count"]
    }

    private static func functionName(for route: String) -> String {
        switch route.split(separator: "/").dropFirst().first {
        case "catalog": "catalog"
        case "products": "product"
        case "cart": "cart"
        case "orders": "orders"
        default: "customer"
        }
    }
}

/// What a test wrote to its log.
final class TestLog: Sendable {
    private let text = Mutex<[String]>([])

    var lines: [String] { text.withLock(\.self) }

    func append(_ line: String) {
        text.withLock { $0.append(line) }
    }
}

/// An event of API Gateway's HTTP API.
func event(
    _ route: String,
    path: [String: String] = [:],
    query: [String: String] = [:],
    body: String? = nil,
    isBase64Encoded: Bool = false,
    ping: String? = nil
) -> [UInt8] {
    func object(_ texts: [String: String]) -> JSONValue {
        .object(texts.map { JSONValue.Member(name: $0.key, value: .string($0.value)) })
    }
    var members: [(String, JSONValue)] = [
        ("version", "2.0"), ("routeKey", .string(route)), ("rawPath", "/"), ("rawQueryString", ""),
        ("headers", object(ping.map { ["accept": "*/*", "keepwarm-ping": $0] } ?? ["accept": "*/*"])),
        ("requestContext", ["stage": "$default"]),
        ("isBase64Encoded", .boolean(isBase64Encoded)),
    ]
    // API Gateway leaves out what is empty.
    if !path.isEmpty { members.append(("pathParameters", object(path))) }
    if !query.isEmpty { members.append(("queryStringParameters", object(query))) }
    if let body { members.append(("body", .string(body))) }
    return JSONValue.object(members.map { JSONValue.Member(name: $0.0, value: $0.1) }).bytes()
}

/// What a function answered.
struct ShopAnswer {
    let status: Int?
    let contentType: String?
    let location: String?
    let retryAfter: String?
    let headers: JSONValue?

    /// The body, as it was written and as what it means.
    let text: String
    let body: JSONValue

    init(_ bytes: [UInt8]) throws {
        let answer = try JSONParser.parse(bytes).value
        status = answer["statusCode"]?.integer
        headers = answer["headers"]
        contentType = answer["headers"]?["content-type"]?.text
        location = answer["headers"]?["location"]?.text
        retryAfter = answer["headers"]?["retry-after"]?.text
        text = answer["body"]?.text ?? ""
        body = try JSONParser.parse(Array(text.utf8)).value
    }

    /// A member of the body.
    subscript(name: String) -> JSONValue? { body[name] }

    /// What a problem says.
    var detail: String? { body["detail"]?.text }
}

extension JSONValue {
    /// The text, if this is one.
    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The whole number, if this is one.
    var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return number.integer
    }

    /// The elements, if this is a list.
    var elements: [JSONValue]? {
        guard case .list(let elements) = self else { return nil }
        return elements
    }
}
