/// One route of an HTTP API or a REST API, and the function that answers it.
public struct APIRoute: Hashable, Sendable {
    /// Which API Gateway the route belongs to.
    public var api: API

    /// The method, in capitals; `nil` for any.
    public var method: String?

    /// The path.
    public var path: RoutePath

    /// The name of the function.
    public var function: String

    /// The version or the alias of the function; `nil` for the latest.
    public var qualifier: String?

    /// How long the caller waits at most.
    public var timeout: Duration

    /// Creates a route.
    ///
    /// - Parameters:
    ///   - api: Which API Gateway the route belongs to.
    ///   - method: The method in any case, or `nil` for any.
    ///   - path: The path.
    ///   - function: The name of the function.
    ///   - qualifier: The version or the alias of the function.
    ///   - timeout: How long the caller waits at most; that of the API when it is `nil`.
    public init(
        api: API,
        method: String?,
        path: RoutePath,
        function: String,
        qualifier: String? = nil,
        timeout: Duration? = nil
    ) {
        self.api = api
        self.method = method?.uppercased()
        self.path = path
        self.function = function
        self.qualifier = qualifier
        self.timeout = min(timeout ?? api.timeout, api.timeout)
    }

    /// The route as a template writes it: `GET /orders/{id}`, `ANY /`, `$default`.
    public var key: String {
        path.isDefault && method == nil ? "$default" : "\(method ?? "ANY") \(path.text)"
    }
}

extension APIRoute {
    /// Whether two routes take the same requests.
    public func isSame(as other: APIRoute) -> Bool { method == other.method && path.isSame(as: other.path) }

    /// An API Gateway, with what it calls its functions with.
    public enum API: Hashable, Sendable {
        /// An HTTP API whose functions take payload format 2.0.
        case http
        /// An HTTP API whose functions take payload format 1.0.
        case httpFormat1
        /// A REST API.
        case rest

        /// How long API Gateway waits for a function at most.
        ///
        /// 30 s for HTTP APIs and 29 s for REST APIs, the quotas of API Gateway.
        public var timeout: Duration {
            switch self {
            case .http, .httpFormat1: .seconds(30)
            case .rest: .seconds(29)
            }
        }

        /// The stage: `$default` of HTTP APIs, and `Prod`, that SAM gives to REST APIs.
        public var stage: String {
            switch self {
            case .http, .httpFormat1: "$default"
            case .rest: "Prod"
            }
        }
    }
}
