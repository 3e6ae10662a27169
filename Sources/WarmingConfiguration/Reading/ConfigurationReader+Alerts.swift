import Warming

extension ConfigurationReader {
    /// The value of `alerts`, in the order of the file.
    mutating func alerts(in entries: ConfigurationEntries) -> [Alert] {
        guard let node = entries[.alerts]?.value else { return [] }
        guard case .list(let elements) = node.content else {
            reportType(node, .alerts)
            return []
        }
        guard !elements.isEmpty else {
            problems.report(.empty, "'alerts' is an empty list; write a url, or leave the key out", at: node.place)
            return []
        }
        var alerts: [Alert] = []
        for element in elements {
            guard let alert = alert(element) else { continue }
            if alerts.contains(alert) {
                problems.report(.duplicateName, "this alert is in the list already; leave it out", at: element.place)
            } else {
                alerts.append(alert)
            }
        }
        return alerts
    }

    private mutating func alert(_ node: ConfigurationNode) -> Alert? {
        switch node.content {
        case .mapping(let lines):
            let entries = entries(lines, at: node.place, level: .alert)
            let rounds = integer(.after, in: entries) ?? 3
            let share = share(.coldShare, in: entries)
            let format = format(in: entries) ?? .json
            guard let url = text(.alertURL, in: entries) else { return nil }
            return value(url, wanted: "an http or https URL") { value throws(WarmingError) in
                try Alert(
                    url: HTTPURL(value),
                    shownURL: url.shown,
                    after: rounds,
                    coldShare: share,
                    format: format
                )
            }
        case .refused:
            return nil
        case .scalar, .list:
            problems.report(
                .wrongType,
                "an alert must be a mapping with a url, not \(node.kindInWords)",
                at: node.place
            )
            return nil
        }
    }

    private mutating func share(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> Int? {
        guard let node = entries[key]?.value else { return nil }
        if case .scalar(let scalar) = node.content, scalar.kind == .number {
            problems.report(
                .wrongType,
                "'\(key.name)' is the number \(scalar.text); write it with its sign, like 20%",
                at: node.place
            )
            return nil
        }
        guard let text = text(node, key) else { return nil }
        return value(text, wanted: key.wanted) { value throws(WarmingError) in try Alert.share(value) }
    }

    private mutating func format(in entries: ConfigurationEntries) -> AlertFormat? {
        guard let text = text(.format, in: entries) else { return nil }
        return value(text, wanted: ConfigurationKey.format.wanted) { value throws(WarmingError) in
            try AlertFormat(value)
        }
    }
}
