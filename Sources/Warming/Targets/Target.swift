/// Something that is kept warm.
public struct Target: Hashable, Sendable {
    /// The most environments that one target may ask for: the concurrency that a new AWS account starts with.
    public static let environmentLimit = 1000

    /// The name that reports show: unique within a round, and its URL unless somebody chose a better one.
    public var name: String

    /// What is pinged.
    public var endpoint: HTTPEndpoint

    /// How many environments to keep warm: so many pings go out at once.
    ///
    /// From 1 to ``environmentLimit``.
    public var environments: Int

    /// How long one ping may take, from looking up the name to the end of the body.
    public var timeout: Duration

    /// Creates a target.
    ///
    /// - Parameters:
    ///   - name: The name that reports show; `nil` for the URL.
    ///   - endpoint: What is pinged.
    ///   - environments: How many environments to keep warm.
    ///   - timeout: How long one ping may take.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidTarget`` when the name is empty or has control
    ///   characters, when `environments` is out of its range, or when the timeout is not positive.
    public init(
        name: String? = nil,
        endpoint: HTTPEndpoint,
        environments: Int = 1,
        timeout: Duration = .seconds(10)
    ) throws(WarmingError) {
        let name = name ?? endpoint.shownURL
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw WarmingError(
                .invalidTarget,
                "A target's name is empty or has control characters; write a short name."
            )
        }
        guard 1...Self.environmentLimit ~= environments else {
            throw WarmingError(
                .invalidTarget,
                "'\(name)' asks for \(environments) environments; ask for 1 to \(Self.environmentLimit)."
            )
        }
        guard timeout > .zero else {
            throw WarmingError(.invalidTarget, "'\(name)' has a timeout of \(timeout.text); give it at least 1ms.")
        }
        self.name = name
        self.endpoint = endpoint
        self.environments = environments
        self.timeout = timeout
    }
}
