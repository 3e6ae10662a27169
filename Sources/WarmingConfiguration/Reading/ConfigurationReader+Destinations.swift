import Warming

extension ConfigurationReader {
    /// Where a target's pings go, and the text that names it unless it has a name of its own.
    mutating func destination(
        in entries: ConfigurationEntries,
        at place: SourcePlace,
        settings: TargetSettings
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
        let isEndpoint = key == .url
        for stray in isEndpoint ? ConfigurationLevel.functionKeys : ConfigurationLevel.endpointKeys {
            guard let entry = entries[stray] else { continue }
            let kind = isEndpoint ? "an HTTP endpoint" : "a Lambda function"
            problems.report(.unknownKey, "'\(stray.name)' means nothing for \(kind)", at: entry.keyPlace)
        }
        switch key {
        case .url:
            guard let url = text(.url, in: entries) else { return nil }
            return endpoint(url, settings: settings).map { ($0, url.shownText) }
        case .function:
            guard let name = text(.function, in: entries) else { return nil }
            let payload = text(.payload, in: entries)
            return function(name, payload: payload, settings: settings)
        default:
            return discovery(in: entries, settings: settings)
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
        _ name: LocatedText,
        payload: LocatedText?,
        settings: TargetSettings
    ) -> (Destination, LocatedText)? {
        // The first of the texts that the function is made of stands for all of them when something is wrong.
        let function = value(name, wanted: "a Lambda function") { name throws(WarmingError) in
            try LambdaFunction(
                name: name,
                qualifier: settings.qualifier?.value,
                region: settings.region?.value,
                role: settings.role?.value,
                dialect: payload == nil ? settings.dialect : settings.dialect ?? .raw,
                payload: payload.map { Array($0.value.utf8) }
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
        let wanted = text(.tagValue, in: fields)?.value
        guard let tag = text(.tag, in: fields) else { return nil }
        let discovery = value(tag, wanted: "the key of a tag") { tag throws(WarmingError) in
            try FunctionDiscovery(
                tag: tag,
                value: wanted,
                region: settings.region?.value,
                role: settings.role?.value,
                dialect: settings.dialect ?? .keepwarm,
                qualifier: settings.qualifier?.value
            )
        }
        return discovery.map { (.discovery($0), tag.named($0.description)) }
    }
}

extension LocatedText {
    /// The text as it may be shown, as a name.
    var shownText: LocatedText {
        LocatedText(value: shown, written: shown, isExpanded: false, place: place)
    }

    /// A name that was made of this text; of one that was expanded, the text as it is written.
    fileprivate func named(_ name: String) -> LocatedText {
        isExpanded ? shownText : LocatedText(value: name, written: name, isExpanded: false, place: place)
    }
}
