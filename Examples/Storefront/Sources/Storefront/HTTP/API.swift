import PostgreSQL

/// One of the Storefront's five APIs.
///
/// API Gateway has matched the path with a route of the template already, so an API only has to look at
/// ``APIRequest/routeKey``.
protocol API {
    /// Creates the API over its database.
    init(database: Database)

    /// The statements that most requests need, for the server to parse ahead of them.
    var statements: [StaticString] { get }

    /// Answers a request.
    ///
    /// - Throws: A ``Problem`` when there is nothing to answer with; anything else is a failure of the service.
    func respond(to request: APIRequest) throws -> APIResponse
}
