import LambdaEmulator
import Warming
import WarmingConfiguration

/// Reads a list of functions, in a YAML of our own.
///
/// ```yaml
/// defaults: {runtime: provided.al2023, timeout: 10s}
/// functions:
///   - name: orders
///     code: build/orders
///     routes: [GET /orders/{id}]
/// ```
struct FunctionList {
    /// What reads the values, and notes what is wrong with them.
    var reader: TemplateReader

    /// What the file does not say.
    let options: DefinitionOptions

    /// The keys of every function, unless it has its own.
    private var defaults: [ConfigurationNode.Entry] = []

    init(reader: TemplateReader, options: DefinitionOptions) {
        self.reader = reader
        self.options = options
    }

    /// Reads the lines at the top of a file.
    mutating func read(_ entries: [ConfigurationNode.Entry], at place: SourcePlace) -> EmulatorDefinitions {
        checkKeys(entries, FunctionKey.top, "at the top of the file")
        if let node = entries.first(where: { $0.key == "defaults" })?.value, !node.isNothing {
            if let entries = node.entries {
                checkKeys(entries, FunctionKey.defaults, "in 'defaults'")
                defaults = entries.filter { FunctionKey.defaults.contains($0.key) }
            } else {
                reader.problems.report(.wrongType, "'defaults' must be a mapping, not \(node.words)", at: node.place)
            }
        }
        var definitions = EmulatorDefinitions()
        guard let node = entries.first(where: { $0.key == "functions" })?.value else { return definitions }
        guard case .list(let functions) = node.content, !functions.isEmpty else {
            reader.problems.report(.wrongType, "'functions' must be a list of functions", at: node.place)
            return definitions
        }
        for function in functions { read(function, into: &definitions) }
        return definitions
    }

    private mutating func read(_ node: ConfigurationNode, into definitions: inout EmulatorDefinitions) {
        guard let own = node.entries else {
            reader.problems.report(.wrongType, "a function must be a mapping, not \(node.words)", at: node.place)
            return
        }
        checkKeys(own, FunctionKey.function, "in a function")
        let values = FunctionProperties(own: own, globals: defaults, id: "", place: node.place)
        guard let name = required("name", values, in: node).map(\.text) else { return }
        if definitions.functions.contains(where: { $0.name == name }) {
            let message = "the function name '\(name)' is taken; choose another"
            reader.problems.report(.duplicateName, message, at: values["name"]?.place ?? node.place)
        }
        if let function = function(named: name, values, in: node) { definitions.functions.append(function) }
        definitions.routes += routes(to: name, values, besides: definitions.routes)
    }

    /// Reports keys that mean nothing where they stand.
    private mutating func checkKeys(_ entries: [ConfigurationNode.Entry], _ keys: [String], _ place: String) {
        for entry in entries where !keys.contains(entry.key) {
            let suggestion = SpellingSuggestion.closest(to: entry.key, among: keys)
            let advice =
                suggestion.map { "; did you mean '\($0)'?" }
                ?? "; the keys \(place) are \(keys.joined(separator: ", "))"
            reader.problems.report(.unknownKey, "unknown key '\(entry.key)'\(advice)", at: entry.keyPlace)
        }
    }

    /// A text that has to be there.
    mutating func required(_ key: String, _ values: FunctionProperties, in node: ConfigurationNode) -> LocatedValue? {
        guard let value = values[key] else {
            reader.problems.report(.missingKey, "the key '\(key)' is missing in a function", at: node.place)
            return nil
        }
        return reader.text(value, of: "'\(key)'").map { LocatedValue(text: $0, place: value.place) }
    }
}

/// The keys of a list of functions.
enum FunctionKey {
    static let top = ["functions", "defaults"]
    static let defaults = [
        "code", "runtime", "handler", "memory", "timeout", "architecture", "variables", "tags", "reserved-concurrency",
        "log-format", "payload-format",
    ]
    static let function = ["name"] + defaults + ["versions", "aliases", "routes"]
}
