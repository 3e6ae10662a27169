import Warming

extension ConfigurationReader {
    /// The values of `history` and `dashboard`.
    mutating func history(in entries: ConfigurationEntries) -> HistorySettings {
        var settings = HistorySettings(dashboard: address(.dashboard, in: entries))
        guard let node = entries[.history]?.value else { return settings }
        guard case .mapping(let lines) = node.content else {
            reportType(node, .history)
            return settings
        }
        let keys = self.entries(lines, at: node.place, level: .history)
        settings.file = text(.historyFile, in: keys)
        if let file = settings.file, file.value.isEmpty {
            problems.report(.empty, "'file' is empty; write the path of the history", at: file.place)
        }
        if let pings = length(.keepPings, in: keys, least: .seconds(3600), "1h at least") {
            settings.keepPings = pings
            settings.keepRounds = max(settings.keepRounds, pings)
        }
        if let rounds = length(.keepRounds, in: keys, least: settings.keepPings, "as long as pings at least") {
            settings.keepRounds = rounds
        }
        return settings
    }

    private mutating func length(
        _ key: ConfigurationKey,
        in entries: ConfigurationEntries,
        least: Duration,
        _ bound: String
    ) -> Duration? {
        guard let node = entries[key]?.value else { return nil }
        if case .scalar(let scalar) = node.content, scalar.kind == .number {
            problems.report(
                .wrongType,
                "'\(key.name)' is the number \(scalar.text); write a unit, like \(scalar.text)d",
                at: node.place
            )
            return nil
        }
        guard let text = text(node, key) else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in
            let length = try Duration(longText: value)
            guard length >= least else {
                throw WarmingError(.invalidDuration, "'\(key.name)' is \(value); make it \(bound)")
            }
            return length
        }
    }

    private mutating func address(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> ListenAddress? {
        guard let text = text(key, in: entries) else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in try ListenAddress(value) }
    }
}
