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
    var hold: Duration?
    var maxHold: Duration?
    var stagger: Int?
    var secret: PingSecret?
    var qualifier: LocatedText?
    var region: LocatedText?
    var role: LocatedText?
    var dialect: Dialect?

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
        settings.hold = hold ?? defaults.hold
        settings.maxHold = maxHold ?? defaults.maxHold
        settings.stagger = stagger ?? defaults.stagger
        settings.secret = secret ?? defaults.secret
        settings.qualifier = qualifier ?? defaults.qualifier
        settings.region = region ?? defaults.region
        settings.role = role ?? defaults.role
        settings.dialect = dialect ?? defaults.dialect
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

    /// Puts the settings on an HTTP endpoint; what they do not say stays as it is.
    func apply(to endpoint: inout HTTPEndpoint) {
        endpoint.method = method ?? endpoint.method
        endpoint.headers = headers
        endpoint.body = body
        endpoint.accept = accept ?? endpoint.accept
        endpoint.isInsecure = isInsecure ?? endpoint.isInsecure
    }

    /// A target with these settings.
    ///
    /// - Throws: `WarmingError` for a name that cannot be, and for a number or a duration out of its range.
    func target(name: String, _ destination: Destination) throws(WarmingError) -> Target {
        let maxHold = maxHold ?? max(Target.defaultMaxHold, hold ?? .zero)
        return try Target(
            name: name,
            destination,
            environments: environments ?? 1,
            timeout: timeout ?? .seconds(10),
            hold: hold ?? Target.defaultHold,
            maxHold: maxHold,
            stagger: stagger,
            secret: secret
        )
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
            isInsecure: flag(.insecure, in: entries),
            hold: duration(.hold, in: entries),
            maxHold: duration(.maxHold, in: entries),
            stagger: integer(.stagger, in: entries),
            secret: secret(in: entries),
            qualifier: part(.qualifier, of: "an alias or a version", in: entries) { text throws(WarmingError) in
                try LambdaFunction(name: "f", qualifier: text)
            },
            region: part(.region, of: "a region", in: entries) { text throws(WarmingError) in
                try LambdaFunction(name: "f", region: text)
            },
            role: part(.role, of: "the ARN of a role", in: entries) { text throws(WarmingError) in
                try LambdaFunction(name: "f", role: text)
            },
            dialect: dialect(.dialect, in: entries)
        )
    }

    /// A text that is part of a function, if any function can have it.
    private mutating func part(
        _ key: ConfigurationKey,
        of wanted: String,
        in entries: ConfigurationEntries,
        _ check: (String) throws(WarmingError) -> LambdaFunction
    ) -> LocatedText? {
        guard let text = text(key, in: entries) else { return nil }
        return value(text, wanted: wanted, check).map { _ in text }
    }

    /// The secret, which no error quotes.
    private mutating func secret(in entries: ConfigurationEntries) -> PingSecret? {
        guard let text = text(.secret, in: entries) else { return nil }
        return value(text.unquotable, wanted: "a secret") { value throws(WarmingError) in try PingSecret(value) }
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
