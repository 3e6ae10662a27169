package import JSONText

/// Turns the nodes of a configuration without mistakes into JSON.
///
/// What only `keepwarm run` minds on a machine of its own is left out: where rounds are kept and shown.
///
/// What a key takes decides the type: numbers and booleans without quotes stay what they are where one is wanted, and all
/// else is a text as it is written, with its variables.
package struct ConfigurationJSON {
    /// The name of the authorities' file in a package.
    package static let certificateAuthorityName = "authorities.pem"

    /// The path of the certificate authorities, when it is written without a variable.
    package private(set) var certificateAuthorityFile: String?

    /// Creates a writer.
    package init() {}

    /// The whole file.
    package mutating func json(_ root: ConfigurationNode) -> JSONValue {
        mapping(Self.packaged(root), level: .top)
    }

    /// What of a file goes into a package.
    package static func packaged(_ root: ConfigurationNode) -> ConfigurationNode {
        guard case .mapping(let lines) = root.content else { return root }
        let left = [ConfigurationKey.history.name, ConfigurationKey.dashboard.name]
        return ConfigurationNode(place: root.place, content: .mapping(lines.filter { !left.contains($0.key) }))
    }

    private mutating func mapping(_ node: ConfigurationNode, level: ConfigurationLevel) -> JSONValue {
        guard case .mapping(let lines) = node.content else { return .object([]) }
        var members: [JSONValue.Member] = []
        for line in lines {
            guard let key = level.key(named: line.key) else { continue }
            members.append(.init(name: line.key, value: value(line.value, of: key)))
        }
        return .object(members)
    }

    private mutating func value(_ node: ConfigurationNode, of key: ConfigurationKey) -> JSONValue {
        switch (node.content, key.kind) {
        case (.mapping, .defaults):
            return mapping(node, level: .defaults)
        case (.mapping, .discovery):
            return mapping(node, level: .discovery)
        case (.mapping(let lines), .headers):
            return .object(lines.map { .init(name: $0.key, value: .string($0.value.text)) })
        case (.list(let elements), .targets):
            var targets: [JSONValue] = []
            for element in elements { targets.append(target(element)) }
            return .list(targets)
        case (.list(let elements), .alerts):
            var alerts: [JSONValue] = []
            for element in elements { alerts.append(mapping(element, level: .alert)) }
            return .list(alerts)
        case (.list(let elements), _):
            return .list(elements.map { literal($0, of: key) })
        default:
            return key == .certificateAuthorities ? authorities(node.text) : literal(node, of: key)
        }
    }

    private mutating func target(_ node: ConfigurationNode) -> JSONValue {
        if case .mapping = node.content { mapping(node, level: .target) } else { .string(node.text) }
    }

    private mutating func authorities(_ path: String) -> JSONValue {
        guard !path.contains("$") else { return .string(path) }
        certificateAuthorityFile = path
        return .string(Self.certificateAuthorityName)
    }

    private func literal(_ node: ConfigurationNode, of key: ConfigurationKey) -> JSONValue {
        guard case .scalar(let scalar) = node.content else { return .string("") }
        switch (key.kind, scalar.kind) {
        case (.flag, .boolean): return .boolean(scalar.text.lowercased() == "true")
        case (.integer, .number), (.statuses, .number):
            return Int(scalar.text).map { .integer($0) } ?? .string(scalar.text)
        default: return .string(scalar.text)
        }
    }
}

extension ConfigurationNode {
    /// The text of a scalar as it is written; empty for anything else.
    fileprivate var text: String {
        if case .scalar(let scalar) = content { scalar.text } else { "" }
    }
}
