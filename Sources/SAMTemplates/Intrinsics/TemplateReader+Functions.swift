import Warming
import WarmingConfiguration

extension TemplateReader {
    /// What a function gives.
    mutating func called(_ name: String, _ argument: ConfigurationNode, at place: SourcePlace) -> ConfigurationNode {
        switch name {
        case "Ref": return reference(argument)
        case "Fn::GetAtt": return attribute(argument)
        case "Fn::Sub": return substituted(argument)
        case "Fn::Join": return joined(argument)
        case "Fn::Select": return selected(argument)
        case "Fn::Split": return split(argument)
        case "Fn::If": return chosen(argument)
        case "Fn::FindInMap": return mapped(argument)
        default:
            let supported = "Ref, GetAtt, Sub, Join, Select, Split, If and FindInMap"
            return refuse(
                "the function '\(name)' cannot be worked out here; those that can are \(supported)",
                at: place
            )
        }
    }

    private mutating func reference(_ argument: ConfigurationNode) -> ConfigurationNode {
        guard case .scalar(let scalar) = argument.content else {
            return refuse("'Ref' wants a name, not \(argument.words)", at: argument.place)
        }
        if scalar.text == "AWS::NoValue" { return .plain("", at: argument.place) }
        guard let value = scope.reference(scalar.text) else { return unknown(scalar.text, at: argument.place) }
        return node(value, at: argument.place)
    }

    /// Reports a name that stands for nothing.
    mutating func unknown(_ name: String, at place: SourcePlace) -> ConfigurationNode {
        let suggestion = SpellingSuggestion.closest(to: name, among: scope.names)
        let advice = suggestion.map { "did you mean '\($0)'?" } ?? "it is no parameter and no resource of the template"
        return refuse("'\(name)' stands for nothing; \(advice)", at: place)
    }

    private mutating func attribute(_ argument: ConfigurationNode) -> ConfigurationNode {
        var parts: [String] = []
        switch argument.content {
        case .scalar(let scalar): parts = scalar.text.split(separator: ".", maxSplits: 1).map(String.init)
        case .list: parts = texts(argument, of: "'Fn::GetAtt'") ?? []
        default: break
        }
        guard parts.count == 2, let id = parts.first, let attribute = parts.last else {
            return refuse("'Fn::GetAtt' wants a resource and an attribute, like Orders.Arn", at: argument.place)
        }
        guard let value = scope.attribute(attribute, of: id) else { return unknown(id, at: argument.place) }
        return .plain(value, at: argument.place)
    }

    private mutating func joined(_ argument: ConfigurationNode) -> ConfigurationNode {
        guard case .list(let arguments) = argument.content, arguments.count == 2, let list = arguments.last,
            let separator = arguments.first
        else { return refuse("'Fn::Join' wants a separator and a list", at: argument.place) }
        guard let separator = emptyOrText(separator), let texts = texts(list, of: "what 'Fn::Join' joins") else {
            return ConfigurationNode(place: argument.place, content: .refused)
        }
        return .plain(texts.joined(separator: separator), at: argument.place)
    }

    private mutating func split(_ argument: ConfigurationNode) -> ConfigurationNode {
        guard case .list(let arguments) = argument.content, arguments.count == 2,
            let separator = arguments.first.flatMap({ emptyOrText($0) }), !separator.isEmpty
        else { return refuse("'Fn::Split' wants a separator and a text", at: argument.place) }
        guard let text = arguments.last.flatMap({ self.text($0, of: "what 'Fn::Split' splits") }) else {
            return ConfigurationNode(place: argument.place, content: .refused)
        }
        return node(
            .list(text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)),
            at: argument.place
        )
    }

    private mutating func selected(_ argument: ConfigurationNode) -> ConfigurationNode {
        guard case .list(let arguments) = argument.content, arguments.count == 2, let list = arguments.last,
            let index = arguments.first.flatMap({ text($0, of: "the index of 'Fn::Select'") }).flatMap(Int.init)
        else { return refuse("'Fn::Select' wants an index and a list", at: argument.place) }
        guard let texts = texts(list, of: "what 'Fn::Select' selects from") else {
            return ConfigurationNode(place: argument.place, content: .refused)
        }
        guard texts.indices.contains(index) else {
            return refuse("'Fn::Select' wants element \(index) of \(texts.count)", at: argument.place)
        }
        return .plain(texts[index], at: argument.place)
    }

    private mutating func chosen(_ argument: ConfigurationNode) -> ConfigurationNode {
        guard case .list(let arguments) = argument.content, arguments.count == 3,
            case .scalar(let name)? = arguments.first?.content
        else { return refuse("'Fn::If' wants a condition and two values", at: argument.place) }
        guard let holds = condition(named: name.text, at: argument.place) else {
            return ConfigurationNode(place: argument.place, content: .refused)
        }
        return resolved(arguments[holds ? 1 : 2])
    }

    private mutating func mapped(_ argument: ConfigurationNode) -> ConfigurationNode {
        guard let keys = texts(argument, of: "'Fn::FindInMap'"), keys.count == 3 else {
            return refuse("'Fn::FindInMap' wants a mapping and two keys", at: argument.place)
        }
        guard let value = scope.mappings[keys[0]]?[keys[1]]?[keys[2]] else {
            return refuse("the template's mappings have no \(keys.joined(separator: ", "))", at: argument.place)
        }
        return node(value, at: argument.place)
    }

    /// A text that may be empty.
    private mutating func emptyOrText(_ node: ConfigurationNode) -> String? {
        if case .scalar(let scalar) = node.content { return scalar.text }
        return text(node, of: "a separator")
    }

    private func node(_ value: TemplateScope.Value, at place: SourcePlace) -> ConfigurationNode {
        switch value {
        case .text(let text): .plain(text, at: place)
        case .list(let texts): ConfigurationNode(place: place, content: .list(texts.map { .plain($0, at: place) }))
        }
    }
}

extension ConfigurationNode {
    /// A text that may turn out to be a number; the empty one is nothing.
    static func plain(_ text: String, at place: SourcePlace) -> ConfigurationNode {
        ConfigurationNode(place: place, content: .scalar(ConfigurationScalar(text: text, isPlain: true)))
    }
}
