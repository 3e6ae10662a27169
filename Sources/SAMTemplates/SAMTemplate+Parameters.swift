import Warming
import WarmingConfiguration

extension SAMTemplate {
    /// Gives the template's parameters their values.
    mutating func readParameters(_ node: ConfigurationNode?) {
        let entries = node?.entries ?? []
        for entry in entries {
            guard let text = parameter(entry) else { continue }
            let isList = type(of: entry).hasPrefix("List<") || type(of: entry) == "CommaDelimitedList"
            reader.scope.parameters[entry.key] =
                isList ? .list(text.split(separator: ",").map { String($0.drop(while: { $0 == " " })) }) : .text(text)
        }
        for name in options.parameters.keys.sorted() where !entries.contains(where: { $0.key == name }) {
            let suggestion = SpellingSuggestion.closest(to: name, among: entries.map(\.key))
            let advice = suggestion.map { "; did you mean '\($0)'?" } ?? ""
            reader.problems.report(
                .unknownKey,
                "the template has no parameter '\(name)'\(advice)",
                at: node?.place ?? .start
            )
        }
    }

    /// The value of a parameter: the one it was given, or its default.
    private mutating func parameter(_ entry: ConfigurationNode.Entry) -> String? {
        let type = type(of: entry)
        guard let text = options.parameters[entry.key] ?? defaultValue(entry) else {
            let message = "the parameter '\(entry.key)' has no default; give it with --parameter \(entry.key)=VALUE"
            reader.problems.report(.missingKey, message, at: entry.keyPlace)
            return nil
        }
        if type == "Number", Double(text) == nil {
            reader.problems.report(.invalidValue, "the parameter '\(entry.key)' must be a number", at: entry.keyPlace)
            return nil
        }
        if type.hasPrefix("AWS::SSM::Parameter::Value"), options.parameters[entry.key] == nil {
            let message =
                "the parameter '\(entry.key)' is kept in Systems Manager; give its value with "
                + "--parameter \(entry.key)=VALUE"
            reader.problems.report(.missingKey, message, at: entry.keyPlace)
            return nil
        }
        if let allowed = entry.value["AllowedValues"] {
            let values = reader.texts(allowed, of: "'AllowedValues'") ?? [text]
            guard values.contains(text) else {
                let message = "the parameter '\(entry.key)' must be one of \(values.joined(separator: ", "))"
                reader.problems.report(.invalidValue, message, at: entry.keyPlace)
                return nil
            }
        }
        return text
    }

    private func type(of entry: ConfigurationNode.Entry) -> String {
        guard case .scalar(let type)? = entry.value["Type"]?.content else { return "String" }
        return type.text
    }

    private func defaultValue(_ entry: ConfigurationNode.Entry) -> String? {
        guard case .scalar(let value)? = entry.value["Default"]?.content else { return nil }
        return value.text
    }

    /// Notes the template's mappings.
    mutating func readMappings(_ node: ConfigurationNode?) {
        for mapping in node?.entries ?? [] {
            for key in mapping.value.entries ?? [] {
                for value in key.value.entries ?? [] {
                    reader.scope.mappings[mapping.key, default: [:]][key.key, default: [:]][value.key] =
                        reader.mappedValue(value.value)
                }
            }
        }
    }
}

extension TemplateReader {
    /// A value of a mapping: a text or a list of texts.
    fileprivate mutating func mappedValue(_ node: ConfigurationNode) -> TemplateScope.Value? {
        if case .list = node.content { return texts(node, of: "a value of a mapping").map(TemplateScope.Value.list) }
        return text(node, of: "a value of a mapping").map(TemplateScope.Value.text)
    }
}
