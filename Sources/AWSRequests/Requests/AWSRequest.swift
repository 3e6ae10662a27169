/// An HTTP request to AWS, as it goes over the wire.
///
/// Its description, also in a debugger, has neither headers nor body, which may hold secrets.
public struct AWSRequest: Hashable, Sendable {
    /// The method, in capitals.
    public var method: String

    /// Where to send it.
    public var endpoint: AWSEndpoint

    /// The path behind the endpoint's own, percent-encoded, with a slash at its start.
    public var path: String

    /// The query without its question mark, percent-encoded.
    public var query: String

    /// The headers in their order.
    ///
    /// `Host` is among them once the request is signed; `Content-Length` never is.
    public var headers: [AWSHeader]

    /// The body.
    public var body: [UInt8]

    /// Creates a request.
    public init(
        _ method: String,
        to endpoint: AWSEndpoint,
        path: String,
        query: String = "",
        headers: [AWSHeader] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.endpoint = endpoint
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// Path and query, as the first line of the request has them.
    public var target: String {
        endpoint.path + path + (query.isEmpty ? "" : "?\(query)")
    }
}

extension AWSRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the URL.
    public var description: String { "\(method) \(endpoint)\(path)" }

    /// The method and the URL.
    public var debugDescription: String { description }

    /// Nothing but the method and the URL.
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
