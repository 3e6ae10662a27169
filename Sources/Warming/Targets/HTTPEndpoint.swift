/// The request that a ping sends to an HTTP endpoint, and what counts as its answer.
public struct HTTPEndpoint: Hashable, Sendable {
    /// Where the request goes.
    public var url: HTTPURL

    /// The URL as reports may show it: as it was written, with `${NAME}` where a secret was filled in.
    public var shownURL: String

    /// The request's method: `GET` unless told otherwise.
    public var method: String

    /// Header fields beside those that every ping has, in the order in which they are sent.
    public var headers: [HTTPHeader]

    /// The request's body; `nil` for a request without one.
    public var body: [UInt8]?

    /// The statuses that count as an answer.
    public var accept: AcceptedStatuses

    /// Whether an `https` endpoint's certificate goes unchecked.
    ///
    /// Only ever on somebody's explicit wish.
    public var isInsecure: Bool

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - url: Where the request goes.
    ///   - shownURL: The URL as reports may show it; `nil` when all of `url` may be shown.
    ///   - method: The request's method, sent as it is written.
    ///   - headers: Header fields beside those that every ping has.
    ///   - body: The request's body; `nil` for a request without one.
    ///   - accept: The statuses that count as an answer.
    ///   - isInsecure: Whether an `https` endpoint's certificate goes unchecked.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidMethod`` when `method` is no token of RFC 9110.
    public init(
        url: HTTPURL,
        shownURL: String? = nil,
        method: String = "GET",
        headers: [HTTPHeader] = [],
        body: [UInt8]? = nil,
        accept: AcceptedStatuses = .success,
        isInsecure: Bool = false
    ) throws(WarmingError) {
        guard !method.isEmpty, method.utf8.allSatisfy(\.isTokenCharacter), method != "CONNECT" else {
            throw WarmingError(.invalidMethod, "'\(method)' is not a method to ping with; use GET, HEAD or POST.")
        }
        self.url = url
        self.shownURL = shownURL ?? url.description
        self.method = method
        self.headers = headers
        self.body = body
        self.accept = accept
        self.isInsecure = isInsecure
    }
}

extension HTTPEndpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the URL as reports may show it.
    public var description: String { "\(method) \(shownURL)" }

    /// The method and the URL as reports may show it.
    public var debugDescription: String { description }

    /// Shows neither the URL as it is sent nor the body: either may hold a secret.
    public var customMirror: Mirror {
        Mirror(self, children: ["method": method, "shownURL": shownURL, "headers": headers, "accept": accept])
    }
}
