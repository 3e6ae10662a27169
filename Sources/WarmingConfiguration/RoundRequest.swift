import JSONText
public import Warming

/// What an event asks of a round beside what the configuration says: other targets, or some of them only.
///
/// ```json
/// {"only": ["orders"]}
/// {"targets": ["https://api.example.com/orders/health"]}
/// ```
///
/// Anybody who may invoke the function may send an event, wherever its targets lead. So nothing is filled in for a
/// `${NAME}` in one, and the configuration's `defaults`, which may hold a secret, do not apply to its targets.
public struct RoundRequest: Hashable, Sendable {
    /// What to ping instead of the configuration's targets; `nil` for those.
    public var targets: [Target]?

    /// The names of the targets to ping; `nil` for all of them.
    public var only: [String]?

    /// Creates a request for everything that the configuration names, unless told otherwise.
    public init(targets: [Target]? = nil, only: [String]? = nil) {
        self.targets = targets
        self.only = only
    }

    /// Reads an event.
    ///
    /// No bytes at all, `null` and `{}` ask for nothing special, and neither does an event of EventBridge, told by its
    /// `detail-type`: a rule's has an object for its `detail` and a Scheduler's the text `"{}"`, and both are passed over.
    ///
    /// - Parameter event: The event as JSON.
    /// - Throws: Everything that is wrong with the event, in its order.
    public init(event: [UInt8]) throws(ConfigurationErrors) {
        self.init()
        guard !event.isEmpty else { return }
        var composer = JSONComposer(problems: ConfigurationProblems(file: "event"))
        let root = composer.compose(event)
        var reader = ConfigurationReader(problems: composer.problems, environment: nil) { _ in UTC() }
        self = reader.request(root)
        try reader.problems.throwIfAny()
    }

    /// What to ping.
    ///
    /// - Parameter configured: The targets of the configuration.
    /// - Returns: At least one target.
    /// - Throws: `WarmingError` when there is none, or none with a name that was asked for.
    public func targets(among configured: [Target]) throws(WarmingError) -> [Target] {
        let all = targets ?? configured
        guard !all.isEmpty else {
            throw WarmingError(
                .invalidTarget,
                "There is nothing to ping: neither a configuration nor the event names a target."
            )
        }
        guard let only else { return all }
        let names = all.map(\.name)
        if let unknown = only.first(where: { !names.contains($0) }) {
            let meant = KeySuggestion.word(for: unknown, among: names)
            let advice = meant.map { "did you mean '\($0)'?" } ?? "name one of the configuration's targets."
            throw WarmingError(.invalidTarget, "There is no target '\(unknown.escapingControlCharacters)'; \(advice)")
        }
        return all.filter { only.contains($0.name) }
    }
}

extension ConfigurationReader {
    fileprivate mutating func request(_ root: ConfigurationNode?) -> RoundRequest {
        switch root?.content {
        case nil, .refused:
            return RoundRequest()
        case .scalar(let scalar) where scalar.kind == .null:
            return RoundRequest()
        case .mapping(let lines):
            guard !lines.contains(where: { $0.key == "detail-type" }) else { return RoundRequest() }
            let entries = entries(lines, at: root?.place ?? .start, level: .event)
            return RoundRequest(
                targets: entries[.targets].map { _ in targets(in: entries) },
                only: names(.only, in: entries)
            )
        case .scalar, .list:
            problems.report(
                .wrongType,
                "an event must be an object, not \(root?.kindInWords ?? "this")",
                at: root?.place ?? .start
            )
            return RoundRequest()
        }
    }

    private mutating func names(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> [String]? {
        guard let node = entries[key]?.value else { return nil }
        guard case .list(let elements) = node.content else {
            reportType(node, key)
            return nil
        }
        guard !elements.isEmpty else {
            problems.report(.empty, "'\(key.name)' is an empty list; write at least one name", at: node.place)
            return nil
        }
        return elements.compactMap { element in
            guard case .scalar(let scalar) = element.content, scalar.kind == .text else {
                problems.report(
                    .wrongType,
                    "a target's name must be a text, not \(element.kindInWords)",
                    at: element.place
                )
                return nil
            }
            return scalar.text
        }
    }
}
