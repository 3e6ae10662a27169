import WarmingConfiguration

extension TemplateReader {
    /// Whether what a condition says is so; `nil` when that cannot be told, which has been reported.
    mutating func holds(_ node: ConfigurationNode) -> Bool? {
        guard let entries = node.entries, entries.count == 1, let entry = entries.first else {
            return undecided("a condition must be one of Equals, And, Or, Not and Condition", at: node.place)
        }
        switch entry.key {
        case "Condition":
            guard case .scalar(let name) = entry.value.content else {
                return undecided("'Condition' wants a name, not \(entry.value.words)", at: entry.value.place)
            }
            return condition(named: name.text, at: entry.value.place)
        case "Fn::Equals":
            guard case .list(let values) = entry.value.content, values.count == 2 else {
                return undecided("'Fn::Equals' wants two values", at: entry.value.place)
            }
            let texts = values.map { comparable($0) }
            guard let left = texts[0], let right = texts[1] else { return nil }
            return left == right
        case "Fn::Not":
            return operands(entry, 1...1)?.first.map(!)
        case "Fn::And":
            return operands(entry, 2...10)?.allSatisfy(\.self)
        case "Fn::Or":
            return operands(entry, 2...10)?.contains(true)
        default:
            return undecided("'\(entry.key)' is no condition; write Equals, And, Or or Not", at: entry.keyPlace)
        }
    }

    private mutating func operands(_ entry: ConfigurationNode.Entry, _ count: ClosedRange<Int>) -> [Bool]? {
        guard case .list(let nodes) = entry.value.content, count.contains(nodes.count) else {
            let wanted = count == 1...1 ? "one condition" : "2 to 10 conditions"
            problems.report(.invalidValue, "'\(entry.key)' wants \(wanted)", at: entry.value.place)
            return nil
        }
        let values = nodes.map { holds($0) }
        return values.contains(nil) ? nil : values.compactMap(\.self)
    }

    /// What `Fn::Equals` compares: nothing is the empty text.
    private mutating func comparable(_ node: ConfigurationNode) -> String? {
        let node = resolved(node)
        if case .scalar(let scalar) = node.content { return scalar.text }
        return text(node, of: "what 'Fn::Equals' compares")
    }

    private mutating func undecided(_ message: String, at place: SourcePlace) -> Bool? {
        problems.report(.invalidValue, message, at: place)
        return nil
    }
}
