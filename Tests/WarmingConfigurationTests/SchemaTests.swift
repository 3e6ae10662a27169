import Foundation
import JSONText
import Testing
import Warming
import WarmingConfiguration
import YAMLConfiguration

@Suite("Configuration schema")
struct SchemaTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The variables that the examples name.
    private static let environment = [
        "PAYMENTS_KEY": "k", "PAYMENTS_TOKEN": "t", "KEEPWARM_SECRET": "0123456789abcdef",
    ]

    /// The keys of a target that only a function has.
    private static let functionKeys: Set = ["qualifier", "region", "role", "dialect", "payload"]

    /// The keys of a target that say where its pings go.
    private static let destinationKeys: Set = ["url", "function", "discover"]

    @Test("The committed schema is the one that the code makes")
    func agreesWithFile() throws {
        let committed = try String(contentsOf: Self.root.appending(path: "docs/keepwarm.schema.json"), encoding: .utf8)

        #expect(
            committed == ConfigurationSchema.json,
            "The keys have changed; write the schema anew: keepwarm schema > docs/keepwarm.schema.json"
        )
    }

    @Test("The schema is JSON, and every level lists its keys and no others")
    func listsKeys() throws {
        let json = try JSONSerialization.jsonObject(with: Data(ConfigurationSchema.json.utf8))
        let schema = try #require(json as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        let target = try #require((definitions["target"] as? [String: Any])?["properties"] as? [String: Any])
        let discovery = target["discover"]

        for (level, mapping) in [
            (ConfigurationLevel.top, schema), (.defaults, properties["defaults"] as? [String: Any] ?? [:]),
            (.target, definitions["target"] as? [String: Any] ?? [:]),
            (.discovery, discovery as? [String: Any] ?? [:]),
            (.alert, definitions["alert"] as? [String: Any] ?? [:]),
            (.history, properties["history"] as? [String: Any] ?? [:]),
        ] {
            let keys = try #require(mapping["properties"] as? [String: [String: Any]])
            #expect(Set(keys.keys) == Set(level.keys.map(\.name)))
            #expect(mapping["additionalProperties"] as? Bool == false)
            #expect(Set(mapping["required"] as? [String] ?? []) == Set(level.keys.filter(\.isRequired).map(\.name)))
            #expect(keys.values.allSatisfy { !($0["description"] as? String ?? "").isEmpty })
        }
    }

    @Test("Every reference of the schema leads somewhere")
    func resolvesReferences() throws {
        let json = try JSONSerialization.jsonObject(with: Data(ConfigurationSchema.json.utf8))
        let definitions = try #require((json as? [String: Any])?["$defs"] as? [String: Any])
        let references = ConfigurationSchema.json.matches(of: #/"#\/\$defs\/(\w+)"/#).map { String($0.1) }

        #expect(Set(references) == Set(definitions.keys))
    }

    @Test("The parser accepts every key with its example and with its default", arguments: ConfigurationLevel.ofFile)
    func acceptsExamples(level: ConfigurationLevel) {
        for key in level.keys {
            for value in [key.example, key.defaultValue].compactMap(\.self) {
                let written = JSONValue.object([.init(name: key.name, value: value)])
                #expect(
                    mistakes(file(at: level, with: written), environment: Self.environment) == [],
                    "\(key.name): \(value.text(indent: nil))"
                )
            }
        }
    }

    @Test("A default that the schema names is what holds without the key", arguments: ConfigurationLevel.ofFile)
    func namesDefaults(level: ConfigurationLevel) throws {
        for key in level.keys where key.name != "timezone" {
            guard let value = key.defaultValue else { continue }
            let written = JSONValue.object([.init(name: key.name, value: value)])
            let with = try parse(file(at: level, with: written))
            let without = try parse(file(at: level, with: [:], forFunction: Self.functionKeys.contains(key.name)))
            #expect(with == without, "\(key.name)")
        }
    }

    @Test("No key takes a value of the wrong shape, nor an empty one", arguments: ConfigurationLevel.ofFile)
    func refusesOtherShapes(level: ConfigurationLevel) {
        for key in level.keys {
            let isCollection = [.headers, .defaults, .targets, .discovery, .alerts, .history].contains(key.kind)
            let other: JSONValue = isCollection ? "text" : ["x": "y"]
            let written = JSONValue.object([.init(name: key.name, value: other)])
            #expect(mistakes(file(at: level, with: written)).count == 1, "\(key.name)")

            let empty = file(at: level, with: written).replacing(other.text(indent: nil), with: "null")
            #expect(mistakes(empty).count == 1, "\(key.name)")
        }
    }

    @Test("The example files are free of mistakes", arguments: ["keepwarm.example.yaml", "docs/configuration.md"])
    func readsExamples(path: String) throws {
        let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
        let blocks = path.hasSuffix(".md") ? text.matches(of: #/```yaml\n((?s:.*?))```/#).map { String($0.1) } : [text]

        #expect(!blocks.isEmpty)
        for block in blocks {
            #expect(mistakes(block, environment: Self.environment) == [])
        }
    }

    @Test(
        "The reference has a row for every key, and no others",
        arguments: [ConfigurationLevel.top, .target, .discovery, .alert, .history]
    )
    func documentsKeys(level: ConfigurationLevel) throws {
        let url = Self.root.appending(path: "docs/configuration.md")
        let sections = try String(contentsOf: url, encoding: .utf8).split(separator: "\n## ")
        let titles: [ConfigurationLevel: String] = [
            .top: "The file's keys", .target: "A target's keys", .discovery: "A search's keys",
            .alert: "An alert's keys", .history: "The history's keys",
        ]
        let title = try #require(titles[level])
        let section = try #require(sections.first { $0.hasPrefix(title) })

        #expect(Set(section.matches(of: #/\n\| `([a-z-]+)`/#).map { String($0.1) }) == Set(level.keys.map(\.name)))
    }

    /// A file whose only unusual line is one of this level.
    private func file(at level: ConfigurationLevel, with members: JSONValue, forFunction: Bool = false) -> String {
        guard case .object(let members) = members else { return "" }
        let names = Set(members.map(\.name))
        var top: [JSONValue.Member] = [.init(name: "targets", value: ["https://api.example.com/health"])]
        switch level {
        case .top: top = (names.contains("targets") ? [] : top) + members
        case .defaults: top.append(.init(name: "defaults", value: .object(members)))
        case .target:
            let isFunction = forFunction || !names.isDisjoint(with: Self.functionKeys)
            let destination: JSONValue.Member =
                isFunction
                ? .init(name: "function", value: "orders")
                : .init(name: "url", value: "https://api.example.com/health")
            let target = (names.isDisjoint(with: Self.destinationKeys) ? [destination] : []) + members
            top = [.init(name: "targets", value: [.object(target)])]
        case .discovery:
            let tag: JSONValue.Member = .init(name: "tag", value: "keepwarm")
            let search = (names.contains("tag") ? [] : [tag]) + members
            top = [.init(name: "targets", value: [.object([.init(name: "discover", value: .object(search))])])]
        case .alert:
            let url: JSONValue.Member = .init(name: "url", value: "https://hooks.example.com/keepwarm")
            top.append(.init(name: "alerts", value: [.object((names.contains("url") ? [] : [url]) + members)]))
        case .history:
            let file: JSONValue.Member = .init(name: "file", value: "keepwarm.sqlite")
            top.append(.init(name: "history", value: .object((names.contains("file") ? [] : [file]) + members)))
        case .event: break
        }
        return JSONValue.object(top).text(indent: nil)
    }
}
