import NIOHTTP1

/// The routes of all APIs, and which of them a request takes.
struct RouteTable: Sendable {
    /// The routes, the more specific ones first.
    private let routes: [APIRoute]

    /// Whether only REST APIs have routes here, which have words of their own for what is not there.
    let isREST: Bool

    /// Creates a table.
    ///
    /// "Routing API requests", API Gateway developer guide: of two routes that fit, the one with the more specific path
    /// is taken, then the one that names the method.
    init(_ routes: [APIRoute]) {
        self.routes = routes.enumerated()
            .sorted { left, right in
                if left.element.path.isMoreSpecific(than: right.element.path) { return true }
                if right.element.path.isMoreSpecific(than: left.element.path) { return false }
                let (leftAny, rightAny) = (left.element.method == nil, right.element.method == nil)
                return leftAny == rightAny ? left.offset < right.offset : rightAny
            }
            .map(\.element)
        isREST = !routes.isEmpty && routes.allSatisfy { $0.api == .rest }
    }

    /// A route with what the request gives for its parameters.
    struct Match: Hashable, Sendable {
        /// The route.
        var route: APIRoute
        /// The parameters, still encoded.
        var parameters: [RoutePath.Parameter]
    }

    /// The route that a request takes.
    func match(method: HTTPMethod, parts: [Substring]) -> Match? {
        for route in routes where route.method == nil || route.method == method.rawValue {
            if let parameters = route.path.match(parts) { return Match(route: route, parameters: parameters) }
        }
        return nil
    }
}
