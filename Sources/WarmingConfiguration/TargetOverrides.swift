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
    /// How long each environment is asked to stay busy at first.
    public var hold: Duration?
    /// The longest that an environment is asked to stay busy.
    public var maxHold: Duration?
    /// How many pings of a target go out together.
    public var stagger: Int?
    /// What the targets share with their warmer.
    public var secret: PingSecret?

    /// Creates overrides.
    public init(
        method: String? = nil,
        headers: [HTTPHeader] = [],
        accept: AcceptedStatuses? = nil,
        environments: Int? = nil,
        timeout: Duration? = nil,
        isInsecure: Bool = false,
        hold: Duration? = nil,
        maxHold: Duration? = nil,
        stagger: Int? = nil,
        secret: PingSecret? = nil
    ) {
        self.method = method
        self.headers = headers
        self.accept = accept
        self.environments = environments
        self.timeout = timeout
        self.isInsecure = isInsecure
        self.hold = hold
        self.maxHold = maxHold
        self.stagger = stagger
        self.secret = secret
    }

    /// A target with the overrides in force.
    ///
    /// - Throws: `WarmingError` when one of them is out of its range.
    public func applied(to target: Target) throws(WarmingError) -> Target {
        guard self != TargetOverrides() else { return target }
        return try Target(
            name: target.name,
            applied(to: target.destination),
            environments: environments ?? target.environments,
            timeout: timeout ?? target.timeout,
            hold: hold ?? target.hold,
            maxHold: max(hold ?? .zero, maxHold ?? target.maxHold),
            stagger: stagger ?? target.stagger,
            secret: secret ?? target.secret
        )
    }

    private func applied(to destination: Destination) throws(WarmingError) -> Destination {
        guard case .endpoint(let endpoint) = destination else { return destination }
        let replaced = Set(headers.map { $0.name.lowercased() })
        return .endpoint(
            try HTTPEndpoint(
                url: endpoint.url,
                shownURL: endpoint.shownURL,
                method: method ?? endpoint.method,
                headers: endpoint.headers.filter { !replaced.contains($0.name.lowercased()) } + headers,
                body: endpoint.body,
                accept: accept ?? endpoint.accept,
                isInsecure: isInsecure || endpoint.isInsecure
            )
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
        var destinations: [Destination] = []
        destinations.reserveCapacity(urls.count)
        for text in urls {
            destinations.append(.endpoint(try HTTPEndpoint(url: HTTPURL(text), shownURL: text)))
        }
        return try targets(for: destinations)
    }

    /// Targets for functions alone.
    ///
    /// A function that comes up again gets a number behind its name.
    ///
    /// - Parameter functions: The functions.
    /// - Returns: A target for each, with the overrides in force.
    /// - Throws: `WarmingError` for an override out of its range.
    public func targets(invoking functions: [LambdaFunction]) throws(WarmingError) -> [Target] {
        try targets(for: functions.map { .function($0) })
    }

    private func targets(for destinations: [Destination]) throws(WarmingError) -> [Target] {
        var counts: [String: Int] = [:]
        var targets: [Target] = []
        targets.reserveCapacity(destinations.count)
        for destination in destinations {
            let name = destination.shownName
            let count = counts[name, default: 0] + 1
            counts[name] = count
            targets.append(try applied(to: Target(name: count == 1 ? name : "\(name) (\(count))", destination)))
        }
        return targets
    }
}
