import Warming
import WarmingConfiguration

/// Reads the values of a template: works out its functions, and notes everything that is wrong.
///
/// Only what is asked for is worked out, so that what an emulator has no use for may hold what it does not know.
struct TemplateReader {
    /// What is wrong so far.
    var problems: ConfigurationProblems

    /// What will be different from AWS.
    var warnings: ConfigurationProblems

    /// What names stand for.
    var scope: TemplateScope

    /// The conditions by their names.
    var conditions: [String: ConfigurationNode] = [:]

    /// The conditions that are being worked out, so that none waits for itself.
    private var openConditions: Set<String> = []

    init(file: String, scope: TemplateScope) {
        problems = ConfigurationProblems(file: file)
        warnings = ConfigurationProblems(file: file)
        self.scope = scope
    }

    /// A value without functions in it.
    ///
    /// - Returns: The value; ``WarmingConfiguration/ConfigurationNode/Content/refused`` when something is wrong with
    ///   it, which has been reported; nothing, the scalar, for `AWS::NoValue`.
    mutating func resolved(_ node: ConfigurationNode) -> ConfigurationNode {
        switch node.content {
        case .scalar, .refused:
            return node
        case .list(let elements):
            return ConfigurationNode(place: node.place, content: .list(elements.map { resolved($0) }))
        case .mapping(let entries):
            if entries.count == 1, let entry = entries.first, entry.key == "Ref" || entry.key.hasPrefix("Fn::") {
                return called(entry.key, entry.value, at: node.place)
            }
            let resolvedEntries = entries.map { entry in
                var entry = entry
                entry.value = resolved(entry.value)
                return entry
            }
            return ConfigurationNode(place: node.place, content: .mapping(resolvedEntries))
        }
    }

    /// Reports the keys that stand in one mapping twice, wherever that is.
    mutating func reportDuplicates(in node: ConfigurationNode) {
        switch node.content {
        case .scalar, .refused: break
        case .list(let elements):
            for element in elements { reportDuplicates(in: element) }
        case .mapping(let entries):
            var lines: [String: Int] = [:]
            for entry in entries {
                if let line = lines[entry.key] {
                    let message = "duplicate key '\(entry.key)'; it is on line \(line) already"
                    problems.report(.duplicateKey, message, at: entry.keyPlace)
                } else {
                    lines[entry.key] = entry.keyPlace.line
                }
                reportDuplicates(in: entry.value)
            }
        }
    }

    /// Reports a mistake, and gives the value that stands for it.
    mutating func refuse(_ message: String, at place: SourcePlace) -> ConfigurationNode {
        problems.report(.invalidValue, message, at: place)
        return ConfigurationNode(place: place, content: .refused)
    }

    /// The text of a value; `nil` when it is none, which has been reported.
    mutating func text(_ node: ConfigurationNode, of what: String) -> String? {
        let node = resolved(node)
        switch node.content {
        case .scalar(let scalar) where scalar.kind != .null:
            return scalar.text
        case .refused:
            return nil
        default:
            problems.report(.wrongType, "\(what) must be a text, not \(node.words)", at: node.place)
            return nil
        }
    }

    /// The texts of a list; `nil` when it is none, which has been reported.
    mutating func texts(_ node: ConfigurationNode, of what: String) -> [String]? {
        let node = resolved(node)
        switch node.content {
        case .list(let elements):
            let texts = elements.map { text($0, of: "an element of \(what)") }
            return texts.contains(nil) ? nil : texts.compactMap(\.self)
        case .refused:
            return nil
        default:
            problems.report(.wrongType, "\(what) must be a list, not \(node.words)", at: node.place)
            return nil
        }
    }

    /// Whether a condition holds; `nil` when that cannot be told, which has been reported.
    mutating func condition(named name: String, at place: SourcePlace) -> Bool? {
        guard let node = conditions[name] else {
            let suggestion = SpellingSuggestion.closest(to: name, among: conditions.keys.sorted())
            let advice = suggestion.map { "; did you mean '\($0)'?" } ?? ""
            problems.report(.invalidValue, "there is no condition '\(name)'\(advice)", at: place)
            return nil
        }
        guard openConditions.insert(name).inserted else {
            problems.report(.invalidValue, "the condition '\(name)' depends on itself", at: place)
            return nil
        }
        defer { openConditions.remove(name) }
        return holds(node)
    }
}

extension ConfigurationNode {
    /// What the value is, in words: `a list`.
    var words: String {
        switch content {
        case .scalar(let scalar):
            switch scalar.kind {
            case .null: "nothing"
            case .boolean: "true or false"
            case .number: "a number"
            case .text: "a text"
            }
        case .list: "a list"
        case .mapping: "a mapping"
        case .refused: "this"
        }
    }

    /// Whether there is nothing here, so that it is as if the key were not there.
    var isNothing: Bool {
        guard case .scalar(let scalar) = content else { return false }
        return scalar.kind == .null
    }

    /// The lines of a mapping; `nil` for anything else.
    var entries: [Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// The value with a key, if this is a mapping with that key.
    subscript(key: String) -> ConfigurationNode? {
        entries?.last { $0.key == key }?.value
    }
}
