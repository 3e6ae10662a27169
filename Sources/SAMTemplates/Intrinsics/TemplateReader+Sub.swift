import WarmingConfiguration

extension TemplateReader {
    /// What `Fn::Sub` gives: a text with its `${Name}` filled in.
    mutating func substituted(_ argument: ConfigurationNode) -> ConfigurationNode {
        var template = argument
        var values: [String: String] = [:]
        if case .list(let arguments) = argument.content, arguments.count == 2 {
            template = arguments[0]
            for entry in arguments[1].entries ?? [] {
                guard let value = text(entry.value, of: "'\(entry.key)' in 'Fn::Sub'") else {
                    return ConfigurationNode(place: entry.value.place, content: .refused)
                }
                values[entry.key] = value
            }
        }
        guard case .scalar(let scalar) = template.content else {
            return refuse("'Fn::Sub' wants a text, or a text and a mapping", at: argument.place)
        }
        return filled(scalar.text, values: values, at: template.place)
    }

    private mutating func filled(_ text: String, values: [String: String], at place: SourcePlace) -> ConfigurationNode {
        var filled = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            filled += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                return refuse("a '${' is not closed; write ${Name}, or ${!Name} for the text itself", at: place)
            }
            let name = rest[start.upperBound..<end].trimmingBlanks
            rest = rest[rest.index(after: end)...]
            if name.hasPrefix("!") {
                filled += "${\(name.dropFirst())}"
                continue
            }
            guard let value = values[name] ?? value(of: name) else { return unknown(name, at: place) }
            filled += value
        }
        return ConfigurationNode(
            place: place,
            content: .scalar(ConfigurationScalar(text: filled + rest, isPlain: false))
        )
    }

    private func value(of name: String) -> String? {
        switch scope.reference(name) {
        case .text(let text): return text
        case .list(let texts): return texts.joined(separator: ",")
        case nil: break
        }
        guard let dot = name.firstIndex(of: ".") else { return nil }
        return scope.attribute(String(name[name.index(after: dot)...]), of: String(name[..<dot]))
    }
}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmingBlanks: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
