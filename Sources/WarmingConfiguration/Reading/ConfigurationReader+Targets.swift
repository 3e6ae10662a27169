import Warming

extension ConfigurationReader {
    /// The value of `targets`, in the order of the file.
    mutating func targets(in entries: ConfigurationEntries) -> [Target] {
        // Whatever else is wrong, a mistake in the defaults is told once and not with every target.
        var defaults = defaults(in: entries)
        let timeout = duration(.timeout, in: entries)
        defaults.timeout = defaults.timeout ?? timeout

        guard let node = entries[.targets]?.value else { return [] }
        guard case .list(let elements) = node.content else {
            reportType(node, .targets)
            return []
        }
        guard !elements.isEmpty else {
            problems.report(.empty, "'targets' is an empty list; write at least one URL", at: node.place)
            return []
        }
        var targets: [Target] = []
        var firstWithName: [String: (line: Int, target: Target)] = [:]
        for element in elements {
            guard let (target, namePlace) = target(element, defaults: defaults) else { continue }
            if let first = firstWithName[target.name] {
                reportDuplicate(target, of: first.target, line: first.line, at: namePlace)
            } else {
                firstWithName[target.name] = (namePlace.line, target)
                targets.append(target)
            }
        }
        return targets
    }

    /// A target, and the place that its name comes from.
    private mutating func target(
        _ node: ConfigurationNode,
        defaults: TargetSettings
    ) -> (target: Target, namePlace: SourcePlace)? {
        switch node.content {
        case .scalar(let scalar) where scalar.kind == .text:
            guard let url = text(node, .url), let endpoint = endpoint(url, settings: defaults) else { return nil }
            return target(endpoint, name: url.shownText, settings: defaults)
        case .mapping(let lines):
            let entries = entries(lines, at: node.place, level: .target)
            let name = name(in: entries)
            let settings = settings(in: entries)
            let found = destination(in: entries, at: node.place, settings: settings, defaults: defaults)
            guard let (destination, text) = found else { return nil }
            return target(destination, name: name ?? text, settings: settings.filled(from: defaults))
        case .scalar, .list:
            problems.report(.wrongType, "a target must be a URL or a mapping, not \(node.kindInWords)", at: node.place)
            return nil
        case .refused:
            return nil
        }
    }

    private mutating func target(
        _ destination: Destination,
        name: LocatedText,
        settings: TargetSettings
    ) -> (target: Target, namePlace: SourcePlace)? {
        let target = value(name, wanted: "a name") { name throws(WarmingError) in
            try settings.target(name: name, destination)
        }
        return target.map { ($0, name.place) }
    }

    /// A target's name, in which nothing is filled in since it is shown.
    private mutating func name(in entries: ConfigurationEntries) -> LocatedText? {
        guard let node = entries[.name]?.value else { return nil }
        guard case .scalar(let scalar) = node.content, scalar.kind != .null else {
            reportType(node, .name)
            return nil
        }
        guard !scalar.text.includes("${") else {
            problems.report(.invalidValue, "a name is shown in reports; write it without '${'", at: node.place)
            return nil
        }
        return LocatedText(value: scalar.text, written: scalar.text, isExpanded: false, place: node.place)
    }

    private mutating func reportDuplicate(_ target: Target, of first: Target, line: Int, at place: SourcePlace) {
        // Functions of one name may be in different regions.
        let isSame = target.name == target.destination.shownName && target.isSamePlace(as: first)
        problems.report(
            .duplicateName,
            isSame
                ? "the target '\(target.name)' is on line \(line) already; write 'environments' for more pings"
                : "the target name '\(target.name)' is taken by line \(line); choose another",
            at: place
        )
    }
}

extension Target {
    /// Whether pings to both targets reach the same environments.
    fileprivate func isSamePlace(as other: Target) -> Bool {
        switch (destination, other.destination) {
        case (.endpoint, .endpoint): true
        case (.function(let function), .function(let other)):
            function.name == other.name && function.region == other.region && function.role == other.role
        case (.discovery(let search), .discovery(let other)):
            search.region == other.region && search.role == other.role
        default: false
        }
    }
}
