/// Something that is kept warm.
public struct Target: Hashable, Sendable {
    /// The most environments that one target may ask for: the concurrency that a new AWS account starts with.
    public static let environmentLimit = 1000

    /// How long environments are asked to stay busy at first: long enough for pings that arrive together.
    public static let defaultHold = Duration.milliseconds(50)

    /// The longest hold unless told otherwise.
    public static let defaultMaxHold = Duration.seconds(1)

    /// The longest hold that can be asked for.
    public static let holdLimit = Duration.seconds(60)

    private var storage: Storage

    /// The name that reports show: unique within a round, and its URL unless somebody chose a better one.
    public package(set) var name: String {
        get { storage.fields.name }
        set { change { $0.name = newValue } }
    }

    /// What is pinged.
    public var destination: Destination { storage.fields.destination }

    /// The HTTP endpoint that is pinged; `nil` when it is a function.
    public var endpoint: HTTPEndpoint? {
        if case .endpoint(let endpoint) = destination { endpoint } else { nil }
    }

    /// The function that is pinged; `nil` when it is an HTTP endpoint.
    public var function: LambdaFunction? {
        if case .function(let function) = destination { function } else { nil }
    }

    /// Changes the HTTP endpoint; a target without one stays as it is.
    public mutating func updateEndpoint(_ change: (inout HTTPEndpoint) -> Void) {
        guard var endpoint else { return }
        change(&endpoint)
        self.change { $0.destination = .endpoint(endpoint) }
    }

    /// How many environments to keep warm: so many pings go out at once.
    ///
    /// From 1 to ``environmentLimit``.
    public package(set) var environments: Int {
        get { storage.fields.environments }
        set { change { $0.environments = newValue } }
    }

    /// How long one ping may take, from looking up the name to the end of the body.
    public package(set) var timeout: Duration {
        get { storage.fields.timeout }
        set { change { $0.timeout = newValue } }
    }

    /// How long each environment is asked to stay busy at first, when several are to be kept warm.
    public package(set) var hold: Duration {
        get { storage.fields.hold }
        set { change { $0.hold = newValue } }
    }

    /// The longest that an environment is ever asked to stay busy.
    public package(set) var maxHold: Duration {
        get { storage.fields.maxHold }
        set { change { $0.maxHold = newValue } }
    }

    /// How many pings go out together, the next ones when these have ended, so that the other environments are free for
    /// real requests; `nil` for all at once.
    public package(set) var stagger: Int? {
        get { storage.fields.stagger }
        set { change { $0.stagger = newValue } }
    }

    /// What the target shares with its warmer to know a ping from a stranger's; `nil` for nothing.
    public package(set) var secret: PingSecret? {
        get { storage.fields.secret }
        set { change { $0.secret = newValue } }
    }

    /// Whether the function makes further environments busy by itself, so that nobody else knows how many answered.
    public var fansOut: Bool { function?.dialect.leavesFanOutToFunction == true }

    /// How many pings a round sends to the target at a time: one for each environment, or a single one when the function
    /// fans out by itself.
    public var pingCount: Int {
        fansOut ? 1 : environments
    }

    /// Whether the target can be asked to stay busy.
    ///
    /// An HTTP endpoint can: one that does not know the header field passes it over.
    public var hasHold: Bool { function?.dialect.hasHold ?? true }

    /// Creates a target that is an HTTP endpoint.
    ///
    /// - Parameters:
    ///   - name: The name that reports show; `nil` for the URL.
    ///   - endpoint: What is pinged.
    ///   - environments: How many environments to keep warm.
    ///   - timeout: How long one ping may take.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidTarget`` when the name is empty or has control
    ///   characters or line separators, when `environments` is out of its range, or when the timeout is not positive.
    public init(
        name: String? = nil,
        endpoint: HTTPEndpoint,
        environments: Int = 1,
        timeout: Duration = .seconds(10)
    ) throws(WarmingError) {
        try self.init(name: name, .endpoint(endpoint), environments: environments, timeout: timeout)
    }

    /// Creates a target.
    ///
    /// - Parameters:
    ///   - name: The name that reports show; `nil` for that of the destination.
    ///   - destination: What is pinged.
    ///   - environments: How many environments to keep warm.
    ///   - timeout: How long one ping may take.
    ///   - hold: How long each environment is asked to stay busy at first.
    ///   - maxHold: The longest that an environment is ever asked to stay busy.
    ///   - stagger: How many pings go out together; `nil` for all at once.
    ///   - secret: What the target shares with its warmer.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidTarget`` when the name is empty or has control
    ///   characters or line separators, or when a number or a duration is out of its range.
    public init(
        name: String? = nil,
        _ destination: Destination,
        environments: Int = 1,
        timeout: Duration = .seconds(10),
        hold: Duration = defaultHold,
        maxHold: Duration = defaultMaxHold,
        stagger: Int? = nil,
        secret: PingSecret? = nil
    ) throws(WarmingError) {
        let name = name ?? destination.shownName
        guard !name.isEmpty, !name.unicodeScalars.contains(where: \.breaksLines) else {
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
        guard hold >= .zero, maxHold >= .zero, maxHold <= Self.holdLimit else {
            throw WarmingError(
                .invalidTarget,
                "'\(name)' has a hold out of range; hold for 0ms to \(Self.holdLimit.text)."
            )
        }
        if let stagger, stagger < 1 {
            throw WarmingError(.invalidTarget, "'\(name)' sends \(stagger) pings at a time; send at least 1.")
        }
        storage = Storage(
            Fields(
                name: name,
                destination: destination,
                environments: environments,
                timeout: timeout,
                hold: min(hold, maxHold),
                maxHold: maxHold,
                stagger: stagger,
                secret: secret
            )
        )
    }

    /// The target that a function found by this one's search is.
    ///
    /// - Parameters:
    ///   - function: The function's ARN.
    ///   - discovery: The search.
    ///   - environments: How many environments to keep warm.
    /// - Returns: The target, with what this one says beside its search.
    /// - Throws: ``WarmingError`` when that is no function.
    package func found(
        _ function: String,
        by discovery: FunctionDiscovery,
        environments: Int
    ) throws(WarmingError) -> Target {
        let function = try LambdaFunction(
            name: function,
            qualifier: discovery.qualifier,
            role: discovery.role,
            dialect: discovery.dialect
        )
        return try Target(
            .function(function),
            environments: environments,
            timeout: timeout,
            hold: hold,
            maxHold: maxHold,
            stagger: stagger,
            secret: secret
        )
    }

    /// Whether two targets say the same.
    public static func == (left: Target, right: Target) -> Bool {
        left.storage === right.storage || left.storage.fields == right.storage.fields
    }

    /// Feeds everything that the target says into a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(storage.fields)
    }

    private mutating func change(_ body: (inout Fields) -> Void) {
        var fields = storage.fields
        body(&fields)
        storage = Storage(fields)
    }

    private struct Fields: Hashable, Sendable {
        var name: String
        var destination: Destination
        var environments: Int
        var timeout: Duration
        var hold: Duration
        var maxHold: Duration
        var stagger: Int?
        var secret: PingSecret?
    }

    /// The fields, in one place for all copies: a round of ten thousand pings has several of each target under way.
    private final class Storage: Sendable {
        let fields: Fields

        init(_ fields: Fields) {
            self.fields = fields
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, those of ISO 8859-1 included, or one of Unicode's two line separators.
    package var breaksLines: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
