import Warming

extension ConfigurationReader {
    /// Where a target's pings go, and the text that names it unless it has a name of its own.
    ///
    /// - Parameters:
    ///   - entries: The target's keys.
    ///   - place: Where the target starts.
    ///   - settings: What the target says itself.
    ///   - defaults: What holds where it says nothing.
    /// - Returns: The two; `nil` when something is wrong, which has been reported.
    mutating func destination(
        in entries: ConfigurationEntries,
        at place: SourcePlace,
        settings: TargetSettings,
        defaults: TargetSettings
    ) -> (Destination, LocatedText)? {
        let given = ConfigurationLevel.destinationKeys.filter { entries[$0] != nil }
        guard let key = given.first else {
            problems.report(.missingKey, "the key 'url' or 'function' is missing in a target", at: place)
            return nil
        }
        guard given.count == 1 else {
            problems.report(
                .unknownKey,
                "a target has '\(given[0].name)' or '\(given[1].name)', not both",
                at: entries[given[1]]?.keyPlace ?? place
            )
            return nil
        }
        reportStrays(besides: key, in: entries)
        switch key {
        case .url:
            guard let url = text(.url, in: entries) else { return nil }
            return endpoint(url, settings: settings.filled(from: defaults)).map { ($0, url.shownText) }
        case .function:
            return function(in: entries, settings: settings, defaults: defaults)
        default:
            return discovery(in: entries, settings: settings.filled(from: defaults))
        }
    }

    /// Reports keys that mean nothing for the kind of a target.
    private mutating func reportStrays(besides key: ConfigurationKey, in entries: ConfigurationEntries) {
        let (kind, strays) =
            switch key {
            case .url: ("an HTTP endpoint", ConfigurationLevel.functionKeys)
            case .function: ("a Lambda function", ConfigurationLevel.endpointKeys)
            default: ("a search for functions", ConfigurationLevel.endpointKeys + [.payload])
            }
        for stray in strays {
            guard let entry = entries[stray] else { continue }
            problems.report(.unknownKey, "'\(stray.name)' means nothing for \(kind)", at: entry.keyPlace)
        }
    }

    /// An HTTP endpoint.
    mutating func endpoint(_ text: LocatedText, settings: TargetSettings) -> Destination? {
        let endpoint = value(text, wanted: "an http or https URL") { value throws(WarmingError) in
            try HTTPEndpoint(url: HTTPURL(value), shownURL: text.shown)
        }
        guard var endpoint else { return nil }
        settings.apply(to: &endpoint)
        return .endpoint(endpoint)
    }

    private mutating func function(
        in entries: ConfigurationEntries,
        settings: TargetSettings,
        defaults: TargetSettings
    ) -> (Destination, LocatedText)? {
        guard let name = text(.function, in: entries) else { return nil }
        let payload = text(.payload, in: entries)
        guard payload != nil || entries[.payload] == nil else { return nil }
        let parts = [name, settings.qualifier, settings.region].compactMap(\.self)
        let function = value(name.expanded(with: parts), wanted: "a Lambda function") { text throws(WarmingError) in
            func make(qualifier: String?, region: String?) throws(WarmingError) -> LambdaFunction {
                try LambdaFunction(
                    name: text,
                    qualifier: qualifier,
                    region: region,
                    role: settings.role?.value ?? defaults.role?.value,
                    dialect: settings.dialect ?? (payload == nil ? defaults.dialect : .raw),
                    payload: payload.map { Array($0.value.utf8) }
                )
            }
            // What stands in the function's name comes before the defaults.
            let own = try make(qualifier: settings.qualifier?.value, region: settings.region?.value)
            return try make(
                qualifier: own.qualifier ?? defaults.qualifier?.value,
                region: own.region ?? defaults.region?.value
            )
        }
        return function.map { (.function($0), name.named($0.shownName)) }
    }

    private mutating func discovery(
        in entries: ConfigurationEntries,
        settings: TargetSettings
    ) -> (Destination, LocatedText)? {
        guard let node = entries[.discover]?.value else { return nil }
        guard case .mapping(let lines) = node.content else {
            reportType(node, .discover)
            return nil
        }
        let fields = self.entries(lines, at: node.place, level: .discovery)
        let wanted = text(.tagValue, in: fields)
        guard wanted != nil || fields[.tagValue] == nil, let tag = text(.tag, in: fields) else { return nil }
        let discovery = value(tag, wanted: "the key of a tag") { tag throws(WarmingError) in
            try FunctionDiscovery(
                tag: tag,
                value: wanted?.value,
                region: settings.region?.value,
                role: settings.role?.value,
                dialect: settings.dialect ?? .keepwarm,
                qualifier: settings.qualifier?.value
            )
        }
        let name = ["tag \(tag.shown)"] + (wanted.map { [$0.shown] } ?? [])
        return discovery.map { (.discovery($0), tag.shownAs(name.joined(separator: "="))) }
    }
}

extension LocatedText {
    /// The text as it may be shown, as a name.
    var shownText: LocatedText {
        LocatedText(value: shown, written: shown, isExpanded: false, place: place)
    }

    /// A name that was made of this text; of one that was expanded, the text as it is written.
    fileprivate func named(_ name: String) -> LocatedText {
        isExpanded ? shownText : shownAs(name)
    }

    /// A name that may be shown, at this text's place.
    fileprivate func shownAs(_ name: String) -> LocatedText {
        LocatedText(value: name, written: name, isExpanded: false, place: place)
    }

    /// This text, as one that was expanded if any of its company was, so that no error quotes their values.
    fileprivate func expanded(with company: [LocatedText]) -> LocatedText {
        let isExpanded = company.contains(where: \.isExpanded)
        return LocatedText(value: value, written: written, isExpanded: isExpanded, place: place)
    }
}
