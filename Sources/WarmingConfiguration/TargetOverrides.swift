public import Warming

/// What a command line says about every target, over what the targets say of themselves.
///
/// A property that is `nil` or empty leaves the targets as they are.
public struct TargetOverrides: Hashable, Sendable {
    /// The request method.
    public var method: String?
    /// Header fields; each replaces one of the same name.
    public var headers: [HTTPHeader]
    /// The statuses that count as an answer.
    public var accept: AcceptedStatuses?
    /// How many environments to keep warm.
    public var environments: Int?
    /// How long one ping may take.
    public var timeout: Duration?
    /// Whether certificates go unchecked.
    public var isInsecure: Bool

    /// Creates overrides.
    public init(
        method: String? = nil,
        headers: [HTTPHeader] = [],
        accept: AcceptedStatuses? = nil,
        environments: Int? = nil,
        timeout: Duration? = nil,
        isInsecure: Bool = false
    ) {
        self.method = method
        self.headers = headers
        self.accept = accept
        self.environments = environments
        self.timeout = timeout
        self.isInsecure = isInsecure
    }

    /// A target with the overrides in force.
    ///
    /// - Throws: `WarmingError` when one of them is out of its range.
    public func applied(to target: Target) throws(WarmingError) -> Target {
        guard self != TargetOverrides() else { return target }
        let endpoint = target.endpoint
        let replaced = Set(headers.map { $0.name.lowercased() })
        return try Target(
            name: target.name,
            endpoint: HTTPEndpoint(
                url: endpoint.url,
                shownURL: endpoint.shownURL,
                method: method ?? endpoint.method,
                headers: endpoint.headers.filter { !replaced.contains($0.name.lowercased()) } + headers,
                body: endpoint.body,
                accept: accept ?? endpoint.accept,
                isInsecure: isInsecure || endpoint.isInsecure
            ),
            environments: environments ?? target.environments,
            timeout: timeout ?? target.timeout
        )
    }

    /// Targets for URLs alone.
    ///
    /// A URL that comes up again gets a number behind its name.
    ///
    /// - Parameter urls: The URLs, as they were written.
    /// - Returns: A target for each, with the overrides in force.
    /// - Throws: `WarmingError` for a URL that cannot be pinged, or an override out of its range.
    public func targets(for urls: [String]) throws(WarmingError) -> [Target] {
        var counts: [String: Int] = [:]
        var targets: [Target] = []
        targets.reserveCapacity(urls.count)
        for text in urls {
            let url = try HTTPURL(text)
            let count = counts[text, default: 0] + 1
            counts[text] = count
            let name = count == 1 ? text : "\(text) (\(count))"
            targets.append(try applied(to: Target(name: name, endpoint: HTTPEndpoint(url: url, shownURL: text))))
        }
        return targets
    }
}
