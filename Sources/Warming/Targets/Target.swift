/// Something that is kept warm.
public struct Target: Hashable, Sendable {
    /// The most environments that one target may ask for: the concurrency that a new AWS account starts with.
    public static let environmentLimit = 1000

    private var storage: Storage

    /// The name that reports show: unique within a round, and its URL unless somebody chose a better one.
    public package(set) var name: String {
        get { storage.fields.name }
        set { change { $0.name = newValue } }
    }

    /// What is pinged.
    public var endpoint: HTTPEndpoint {
        get { storage.fields.endpoint }
        set { change { $0.endpoint = newValue } }
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

    /// Creates a target.
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
        let name = name ?? endpoint.shownURL
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
        storage = Storage(
            Fields(name: name, endpoint: endpoint, environments: environments, timeout: timeout)
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
        var endpoint: HTTPEndpoint
        var environments: Int
        var timeout: Duration
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
