import JSONText
import Warming

/// The JSON Schema of the configuration file, for editors that complete and check it.
///
/// It is made from the same descriptions of the keys that the parser reads by, so that the two cannot disagree about a
/// name. The parser is the stricter one: a schema cannot tell that two targets have one name, or that `500-200` is no
/// range.
public enum ConfigurationSchema: Sendable {
    /// The schema (draft 2020-12), with its keys in a fixed order and a newline at its end.
    public static var json: String { schema.text() + "\n" }

    private static var schema: JSONValue {
        guard case .object(let file) = mapping(of: .top) else { return [:] }
        let head: [JSONValue.Member] = [
            .init(name: "$schema", value: "https://json-schema.org/draft/2020-12/schema"),
            .init(name: "title", value: "keepwarm.yaml"),
            .init(name: "description", value: "What Keepwarm keeps warm, when and how."),
        ]
        return .object(head + file + [.init(name: "$defs", value: definitions)])
    }

    private static var definitions: JSONValue {
        [
            "variable": [
                "description": "A text with a variable in it: ${NAME} or ${NAME:-default}.",
                "type": "string",
                "pattern": "\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}",
            ],
            "duration": [
                "description": "A number with a unit: 300ms, 10s, 5m, 2h or 1.5s.",
                "type": "string",
                "pattern": "^(?=.*[1-9])[0-9]{1,9}(\\.[0-9]{1,3})?(ms|s|m|h)$",
            ],
            "hold": [
                "description": "A number with a unit, or none at all: 50ms, 1s, 0ms.",
                "type": "string",
                "pattern": "^[0-9]{1,9}(\\.[0-9]{1,3})?(ms|s|m|h)$",
            ],
            "dialect": ["enum": .list(Dialect.all.map { .string($0.name) })],
            "url": ["type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^@/?#\\s]+([/?#]\\S*)?$"],
            "method": ["enum": .list(ConfigurationKey.methods.map(JSONValue.string))],
            "status": ["type": "integer", "minimum": 100, "maximum": 599],
            "statuses": [
                "description": "Statuses and ranges with commas between them: 200-299,401.",
                "type": "string",
                "pattern": "^[1-5][0-9]{2}(-[1-5][0-9]{2})?(,[1-5][0-9]{2}(-[1-5][0-9]{2})?)*$",
            ],
            "header": ["type": ["string", "number", "boolean"]],
            "share": [
                "description": "A share in a hundred, with its sign: 20%.",
                "type": "string",
                "pattern": "^[0-9]{1,2}%$",
            ],
            "length": [
                "description": "A length of time, in days or weeks, too: 24h, 7d or 4w.",
                "type": "string",
                "pattern": "^(?=.*[1-9])([0-9]{1,5}[dw]|[0-9]{1,9}(\\.[0-9]{1,3})?(ms|s|m|h))$",
            ],
            "address": [
                "description": "An address to listen on: a host and a port.",
                "type": "string",
                "pattern": "^(\\[[0-9A-Fa-f:.%]+\\]|[^:\\s]+):[0-9]{1,5}$",
            ],
            "format": ["enum": .list(AlertFormat.all.map { .string($0.description) })],
            "alert": mapping(of: .alert),
            "target": mapping(of: .target),
        ]
    }

    private static func mapping(of level: ConfigurationLevel) -> JSONValue {
        let required = level.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        var members: [JSONValue.Member] = [
            .init(name: "type", value: "object"),
            .init(name: "additionalProperties", value: false),
        ]
        if !required.isEmpty {
            members.append(.init(name: "required", value: .list(required)))
        }
        if level == .target {
            let choices = ConfigurationLevel.destinationKeys.map { key -> JSONValue in
                ["required": [.string(key.name)]]
            }
            members.append(.init(name: "oneOf", value: .list(choices)))
        }
        let properties = level.keys.map { JSONValue.Member(name: $0.name, value: property($0)) }
        return .object(members + [.init(name: "properties", value: .object(properties))])
    }

    private static func property(_ key: ConfigurationKey) -> JSONValue {
        guard case .object(let constraint) = constraint(key.kind) else { return [:] }
        var members: [JSONValue.Member] = [.init(name: "description", value: .string(key.summary))]
        if let defaultValue = key.defaultValue {
            members.append(.init(name: "default", value: defaultValue))
        }
        members.append(.init(name: "examples", value: [key.example]))
        return .object(members + constraint)
    }

    private static func constraint(_ kind: ConfigurationKey.Kind) -> JSONValue {
        switch kind {
        case .text: ["type": "string"]
        case .name: ["type": ["string", "number", "boolean"], "pattern": "^(?!.*\\$\\{)."]
        case .anyText: ["type": ["string", "number", "boolean"]]
        case .url: oneOf(["url"])
        case .method: oneOf(["method"])
        case .duration: oneOf(["duration"])
        case .durationOrNone: oneOf(["hold"])
        case .dialect: oneOf(["dialect"])
        case .discovery: mapping(of: .discovery)
        case .integer(let range): ["anyOf": [integer(range), reference("variable")]]
        case .flag: ["anyOf": [["type": "boolean"], reference("variable")]]
        case .statuses:
            ["anyOf": .list(["status", "statuses", "variable"].map(reference) + [statusList])]
        case .headers:
            [
                "type": "object",
                "propertyNames": ["pattern": "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"],
                "additionalProperties": reference("header"),
            ]
        case .alerts: ["type": "array", "minItems": 1, "items": reference("alert")]
        case .share: oneOf(["share"])
        case .history: mapping(of: .history)
        case .longDuration: oneOf(["length"])
        case .address: oneOf(["address"])
        case .alertFormat: oneOf(["format"])
        case .names: ["type": "array", "minItems": 1, "items": ["type": "string"]]
        case .defaults: mapping(of: .defaults)
        case .targets:
            [
                "type": "array",
                "minItems": 1,
                "items": ["anyOf": .list(["url", "variable", "target"].map(reference))],
            ]
        }
    }

    private static var statusList: JSONValue {
        [
            "type": "array",
            "minItems": 1,
            "items": ["anyOf": .list(["status", "statuses", "variable"].map(reference))],
        ]
    }

    private static func oneOf(_ definitions: [String]) -> JSONValue {
        ["anyOf": .list((definitions + ["variable"]).map(reference))]
    }

    private static func integer(_ range: ClosedRange<Int>) -> JSONValue {
        range.upperBound == .max
            ? ["type": "integer", "minimum": .integer(range.lowerBound)]
            : ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    }

    private static func reference(_ definition: String) -> JSONValue {
        ["$ref": .string("#/$defs/\(definition)")]
    }
}
