import Warming

/// The keys that a target and `defaults` share, as far as they were written.
struct TargetSettings {
    var method: String?
    var headers: [HTTPHeader] = []
    var body: [UInt8]?
    var environments: Int?
    var accept: AcceptedStatuses?
    var timeout: Duration?
    var isInsecure: Bool?

    /// These settings, and where they say nothing, those of `defaults`.
    ///
    /// A header replaces the default header of the same name, whatever the case of its letters.
    func filled(from defaults: TargetSettings) -> TargetSettings {
        var settings = defaults
        settings.method = method ?? defaults.method
        settings.body = body ?? defaults.body
        settings.environments = environments ?? defaults.environments
        settings.accept = accept ?? defaults.accept
        settings.timeout = timeout ?? defaults.timeout
        settings.isInsecure = isInsecure ?? defaults.isInsecure
        for header in headers {
            let name = header.name.lowercased()
            if let index = settings.headers.firstIndex(where: { $0.name.lowercased() == name }) {
                settings.headers[index] = header
            } else {
                settings.headers.append(header)
            }
        }
        return settings
    }

    /// Puts the settings on a target; what they do not say stays as it is.
    func apply(to target: inout Target) {
        target.endpoint.method = method ?? target.endpoint.method
        target.endpoint.headers = headers
        target.endpoint.body = body
        target.endpoint.accept = accept ?? target.endpoint.accept
        target.endpoint.isInsecure = isInsecure ?? target.endpoint.isInsecure
        target.environments = environments ?? target.environments
        target.timeout = timeout ?? target.timeout
    }
}

extension ConfigurationReader {
    /// The value of `defaults`.
    mutating func defaults(in entries: ConfigurationEntries) -> TargetSettings {
        guard let node = entries[.defaults]?.value else { return TargetSettings() }
        guard case .mapping(let lines) = node.content else {
            reportType(node, .defaults)
            return TargetSettings()
        }
        return settings(in: self.entries(lines, at: node.place, level: .defaults))
    }

    /// The settings among the keys of a target or of `defaults`.
    mutating func settings(in entries: ConfigurationEntries) -> TargetSettings {
        TargetSettings(
            method: method(.method, in: entries),
            headers: headers(.headers, in: entries),
            body: text(.body, in: entries).map { Array($0.value.utf8) },
            environments: integer(.environments, in: entries),
            accept: statuses(.accept, in: entries),
            timeout: duration(.timeout, in: entries),
            isInsecure: flag(.insecure, in: entries)
        )
    }

    private mutating func headers(_ key: ConfigurationKey, in entries: ConfigurationEntries) -> [HTTPHeader] {
        guard let node = entries[key]?.value else { return [] }
        guard case .mapping(let lines) = node.content else {
            reportType(node, key)
            return []
        }
        var headers: [HTTPHeader] = []
        var seen: [String: ConfigurationNode.Entry] = [:]
        for line in lines {
            if let first = seen.updateValue(line, forKey: line.key.lowercased()) {
                reportDuplicate(line, of: first)
            } else if let header = header(line) {
                headers.append(header)
            }
        }
        return headers
    }

    private mutating func header(_ line: ConfigurationNode.Entry) -> HTTPHeader? {
        let name = LocatedText(value: line.key, written: line.key, isExpanded: false, place: line.keyPlace)
        let isValid: Void? = value(name, wanted: "a header name") { name throws(WarmingError) in
            _ = try HTTPHeader(name: name, value: "")
        }
        guard case .scalar(let scalar) = line.value.content, scalar.kind != .null else {
            reportHeaderType(line)
            return nil
        }
        guard let text = expanded(scalar.text, at: line.value.place), isValid != nil else { return nil }
        // The errors of a header never hold its value, written or expanded.
        return value(text.unquotable, wanted: "a header value") { value throws(WarmingError) in
            try HTTPHeader(name: line.key, value: value)
        }
    }

    private mutating func reportHeaderType(_ line: ConfigurationNode.Entry) {
        switch line.value.content {
        case .refused:
            break
        case .scalar:
            problems.report(
                .empty,
                "the header '\(line.key)' is empty; write its value, or \"\" for none",
                at: line.value.place
            )
        case .list, .mapping:
            problems.report(
                .wrongType,
                "the header '\(line.key)' must be a text, not \(line.value.kindInWords)",
                at: line.value.place
            )
        }
    }
}

extension LocatedText {
    /// This text for a value whose errors quote nothing of it, so that they may be shown as they are.
    fileprivate var unquotable: LocatedText {
        LocatedText(value: value, written: written, isExpanded: false, place: place)
    }
}
