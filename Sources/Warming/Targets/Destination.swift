/// Where a target's pings go.
public enum Destination: Hashable, Sendable {
    /// An HTTP endpoint.
    case endpoint(HTTPEndpoint)

    /// A Lambda function, invoked directly.
    case function(LambdaFunction)

    /// Every Lambda function with a tag; at the start of a round the functions that were found take its place.
    ///
    /// It stays in the round only when they could not be looked up, so that the report says why.
    case discovery(FunctionDiscovery)

    /// The name that reports show unless somebody chose another: the URL as it was written, the function's name with its
    /// qualifier, or the tag.
    public var shownName: String {
        switch self {
        case .endpoint(let endpoint): endpoint.shownURL
        case .function(let function): function.shownName
        case .discovery(let discovery): discovery.description
        }
    }
}
