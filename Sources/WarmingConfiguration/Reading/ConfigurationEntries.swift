/// The keys of one mapping that are known at its level, each with its value.
struct ConfigurationEntries {
    fileprivate var values: [String: ConfigurationNode.Entry] = [:]

    /// Creates the entries of a mapping without keys.
    init() {}

    /// The line of the mapping with a key.
    subscript(key: ConfigurationKey) -> ConfigurationNode.Entry? { values[key.name] }
}

extension ConfigurationReader {
    /// Looks the keys of a mapping up, and reports those that are unknown, there twice, or missing.
    ///
    /// - Parameters:
    ///   - lines: The lines of the mapping.
    ///   - place: Where the mapping starts.
    ///   - level: Which keys may stand there.
    /// - Returns: The lines with a known key, the first of each.
    mutating func entries(
        _ lines: [ConfigurationNode.Entry],
        at place: SourcePlace,
        level: ConfigurationLevel
    ) -> ConfigurationEntries {
        var entries = ConfigurationEntries()
        for line in lines {
            if let first = entries.values[line.key] {
                reportDuplicate(line, of: first)
            } else if level.key(named: line.key) == nil {
                problems.report(.unknownKey, unknown(line.key, level: level), at: line.keyPlace)
            } else {
                entries.values[line.key] = line
            }
        }
        for key in level.keys where key.isRequired && entries[key] == nil {
            problems.report(.missingKey, "the key '\(key.name)' is missing \(level.place)", at: place)
        }
        return entries
    }

    /// Reports a key that is there already.
    mutating func reportDuplicate(_ line: ConfigurationNode.Entry, of first: ConfigurationNode.Entry) {
        problems.report(
            .duplicateKey,
            "duplicate key '\(line.key)'; it is on line \(first.keyPlace.line) already",
            at: line.keyPlace
        )
    }

    private func unknown(_ key: String, level: ConfigurationLevel) -> String {
        guard key != "<<" else { return "merge keys are not supported; write what targets share in 'defaults'" }
        let others = ConfigurationLevel.allCases.filter { $0 != level && $0.key(named: key) != nil }
        guard others.isEmpty else {
            return "unknown key '\(key)' \(level.place); write it \(others.map(\.place).joined(separator: " or "))"
        }
        guard let suggestion = KeySuggestion.key(for: key, among: level.keys) else {
            return "unknown key '\(key)'; the keys \(level.place) are \(level.keys.map(\.name).joined(separator: ", "))"
        }
        return "unknown key '\(key)'; did you mean '\(suggestion)'?"
    }
}
