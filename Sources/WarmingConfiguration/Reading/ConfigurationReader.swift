import Warming

/// Reads values out of nodes, and notes everything that is wrong with them.
///
/// Every method gives `nil` for a value that it has reported.
struct ConfigurationReader {
    var problems: ConfigurationProblems
    private let variables: Variables

    /// Finds a time zone by its name.
    let timeZones: (String) throws(WarmingError) -> any TimeZoneRules

    init(
        problems: ConfigurationProblems,
        environment: [String: String]?,
        timeZones: @escaping (String) throws(WarmingError) -> any TimeZoneRules
    ) {
        self.problems = problems
        self.timeZones = timeZones
        variables = Variables(environment: environment)
    }

    /// Reports a value of a type that its key does not take.
    mutating func reportType(_ node: ConfigurationNode, _ key: ConfigurationKey) {
        switch node.content {
        case .refused:
            break
        case .scalar(let scalar) where scalar.kind == .null:
            let otherwise = key.isRequired ? "" : ", or leave the key out"
            problems.report(.empty, "'\(key.name)' is empty; write \(key.wanted)\(otherwise)", at: node.place)
        default:
            problems.report(
                .wrongType,
                "'\(key.name)' must be \(key.wanted), not \(node.kindInWords)",
                at: node.place
            )
        }
    }

    /// A scalar with its variables filled in.
    mutating func text(_ node: ConfigurationNode, _ key: ConfigurationKey) -> LocatedText? {
        guard case .scalar(let scalar) = node.content, scalar.kind != .null else {
            reportType(node, key)
            return nil
        }
        guard key.takes(scalar.kind) else {
            let hint = key.kind == .text ? "; put it in quotes if it is meant" : ""
            problems.report(
                .wrongType,
                "'\(key.name)' must be \(key.wanted), not \(node.kindInWords)\(hint)",
                at: node.place
            )
            return nil
        }
        return expanded(scalar.text, at: node.place)
    }

    /// A text with its variables filled in.
    mutating func expanded(_ text: String, at place: SourcePlace) -> LocatedText? {
        let expansion = variables.expand(text)
        for problem in expansion.problems {
            problems.report(.variable, problem, at: place)
        }
        guard expansion.problems.isEmpty else { return nil }
        return LocatedText(value: expansion.value, written: text, isExpanded: expansion.isExpanded, place: place)
    }

    /// A value made of a text.
    ///
    /// This is the one way from a text to a value of another module. The errors of such a value quote what they were
    /// given, so for a text that was expanded they are replaced by one that quotes what is written.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - wanted: What the text has to be, in words that follow "must be".
    ///   - make: Makes the value.
    /// - Returns: The value; `nil` when there is none, which has been reported.
    mutating func value<Value>(
        _ text: LocatedText,
        wanted: String,
        _ make: (String) throws(WarmingError) -> Value
    ) -> Value? {
        do {
            return try make(text.value)
        } catch {
            let message = text.isExpanded ? "\(text.quoted) does not expand to \(wanted)" : error.message.asClause
            problems.report(.invalidValue, message, at: text.place)
            return nil
        }
    }
}

extension ConfigurationKey {
    /// Whether a scalar of this type may be a value of the key, or may expand to one.
    fileprivate func takes(_ scalar: ConfigurationScalar.Kind) -> Bool {
        switch kind {
        case .text, .url, .method, .duration, .durationOrNone, .dialect, .share, .alertFormat, .longDuration, .address:
            scalar == .text
        case .statuses: scalar == .text || scalar == .number
        case .name, .anyText, .integer, .flag: true
        case .headers, .defaults, .targets, .names, .discovery, .alerts, .history: false
        }
    }
}

extension LocatedText {
    /// The text as it is written, in quotes and on one line; a URL with a password in it is not repeated.
    var quoted: String {
        if written.includes("://"), written.contains("@") { return "this URL" }
        return written.count <= 100 ? "'\(written)'" : "'\(written.prefix(100))…'"
    }
}

extension String {
    /// A sentence as it reads after a place: without its capital and its full stop.
    fileprivate var asClause: String {
        let sentence = hasSuffix(".") ? dropLast() : self[...]
        return sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
}
