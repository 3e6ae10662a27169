import Warming

extension ConfigurationReader {
    /// A text as it is.
    mutating func text(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> LocatedText? {
        entries[key].flatMap { text($0.value, key) }
    }

    /// A duration: of at least a millisecond, unless its key takes none as well.
    mutating func duration(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> Duration? {
        guard let node = entries[key]?.value else { return nil }
        if case .scalar(let scalar) = node.content, scalar.kind == .number {
            problems.report(
                .wrongType,
                "'\(key.name)' is the number \(scalar.text); write a unit, like \(scalar.text)s",
                at: node.place
            )
            return nil
        }
        guard let text = text(node, key) else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in
            let duration = try Duration(text: value)
            guard duration > .zero || key.kind == .durationOrNone else {
                throw WarmingError(.invalidDuration, "'\(key.name)' is \(value); give it at least 1ms")
            }
            return duration
        }
    }

    /// A whole number within the bounds of its key.
    mutating func integer(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> Int? {
        guard let node = entries[key]?.value, let text = literal(node, key, kind: .number) else { return nil }
        guard case .integer(let range) = key.kind else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in
            let isDecimal = value.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            guard isDecimal, let integer = Int(value), range.contains(integer) else {
                throw WarmingError(.invalidLimit, "'\(key.name)' must be \(key.wanted), not \(value)")
            }
            return integer
        }
    }

    /// `true` or `false`.
    mutating func flag(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> Bool? {
        guard let node = entries[key]?.value, let text = literal(node, key, kind: .boolean) else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in
            switch value {
            case "true", "True", "TRUE": return true
            case "false", "False", "FALSE": return false
            default: throw WarmingError(.invalidTarget, "'\(key.name)' must be \(key.wanted)")
            }
        }
    }

    /// Who is told of every round.
    mutating func heartbeat(in entries: ConfigurationEntries) -> Heartbeat? {
        guard let text = text(.heartbeat, in: entries) else { return nil }
        return value(text, wanted: "an http or https URL") { value throws(WarmingError) in
            try Heartbeat(url: HTTPURL(value), shownURL: text.shown)
        }
    }

    /// A dialect by its name.
    mutating func dialect(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> Dialect? {
        guard let text = text(key, in: entries) else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in try Dialect(value) }
    }

    /// One of the methods that a ping may have.
    mutating func method(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> String? {
        guard let text = text(key, in: entries) else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in
            guard ConfigurationKey.methods.contains(value) else {
                let suggestion = KeySuggestion.word(for: value, among: ConfigurationKey.methods)
                let hint = suggestion.map { "did you mean '\($0)'?" } ?? "use \(key.wanted)"
                throw WarmingError(.invalidMethod, "'\(value)' is not a method to ping with; \(hint)")
            }
            return value
        }
    }

    /// A status, a text with statuses, or a list of both.
    mutating func statuses(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> AcceptedStatuses? {
        guard let node = entries[key]?.value else { return nil }
        guard case .list(let elements) = node.content else {
            guard let text = text(node, key) else { return nil }
            return value(text, wanted: key.wanted) { value throws(WarmingError) in try AcceptedStatuses(value) }
        }
        guard !elements.isEmpty else {
            problems.report(.empty, "'\(key.name)' is an empty list; write \(key.wanted)", at: node.place)
            return nil
        }
        let parts = elements.compactMap { element -> AcceptedStatuses? in
            guard let text = text(element, key) else { return nil }
            return value(text, wanted: key.wanted) { value throws(WarmingError) in try AcceptedStatuses(value) }
        }
        guard parts.count == elements.count else { return nil }
        return try? AcceptedStatuses(parts.map(\.description).joined(separator: ","))
    }

    /// A number or a boolean without quotes, or a text whose variables expand to one.
    private mutating func literal(
        _ node: ConfigurationNode,
        _ key: ConfigurationKey,
        kind: ConfigurationScalar.Kind
    ) -> LocatedText? {
        guard let text = text(node, key) else { return nil }
        guard case .scalar(let scalar) = node.content, scalar.kind == kind || text.isExpanded else {
            var message = "'\(key.name)' must be \(key.wanted), not \(node.kindInWords)"
            if let hint = hint(text.value, kind: kind) { message += "; \(hint)" }
            problems.report(.wrongType, message, at: node.place)
            return nil
        }
        return text
    }

    private func hint(_ text: String, kind: ConfigurationScalar.Kind) -> String? {
        switch text.lowercased() {
        case _ where ConfigurationScalar(text: text, isPlain: true).kind == kind: "leave the quotes out"
        case "yes" where kind == .boolean, "on" where kind == .boolean, "y" where kind == .boolean: "write true"
        case "no" where kind == .boolean, "off" where kind == .boolean, "n" where kind == .boolean: "write false"
        default: nil
        }
    }
}
