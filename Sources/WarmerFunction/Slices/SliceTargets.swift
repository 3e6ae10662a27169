import JSONText
import Warming

/// How targets are named in the event of a slice: those of the configuration by their names, and functions that were
/// found by what found them.
struct SliceTargets {
    /// One target in an event.
    private enum Entry {
        case named(String)
        case found(SliceEvent.Found)
    }

    private let configured: [Target]
    private let names: Set<String>
    private let searches: [(index: Int, target: Target, discovery: FunctionDiscovery)]

    /// Prepares for the targets of a configuration.
    init(_ configured: [Target]) {
        self.configured = configured
        searches = configured.enumerated().compactMap { index, target in
            if case .discovery(let discovery) = target.destination { (index, target, discovery) } else { nil }
        }
        names = Set(configured.filter { !$0.isSearch }.map(\.name))
    }

    /// The bytes that a target takes in an event; `nil` for one that cannot be handed on, such as a search that failed.
    func size(of target: Target) -> Int? {
        switch entry(for: target) {
        case .named(let name): JSONValue.string(name).bytes().count + 1
        case .found(let found): found.json.bytes().count + 1
        case nil: nil
        }
    }

    /// The event of a slice.
    func event(_ targets: [Target], slice: Int, of count: Int, round: String) -> SliceEvent {
        var event = SliceEvent(slice: slice, of: count, round: round)
        for target in targets {
            switch entry(for: target) {
            case .named(let name): event.only = (event.only ?? []) + [name]
            case .found(let found): event.found = (event.found ?? []) + [found]
            case nil: break
            }
        }
        return event
    }

    /// The targets that an event names.
    ///
    /// - Parameter event: The event.
    /// - Returns: At least one target.
    /// - Throws: `WarmingError` for a target that the configuration does not have.
    func targets(of event: SliceEvent) throws(WarmingError) -> [Target] {
        let wanted = Set(event.only ?? [])
        var targets = configured.filter { wanted.contains($0.name) && !$0.isSearch }
        guard targets.count == wanted.count else {
            throw WarmingError(
                .invalidTarget,
                "A slice of the round '\(event.round)' names a target that the configuration does not have."
            )
        }
        for found in event.found ?? [] {
            guard let search = searches.first(where: { $0.index == found.search }) else {
                throw WarmingError(
                    .invalidTarget,
                    "A slice of the round '\(event.round)' names a search that the configuration does not have."
                )
            }
            targets.append(
                try search.target.found(found.function, by: search.discovery, environments: found.environments)
            )
        }
        return targets
    }

    private func entry(for target: Target) -> Entry? {
        if target.isSearch { return nil }
        if names.contains(target.name) { return .named(target.name) }
        guard let function = target.function else { return nil }
        for (index, search, discovery) in searches {
            let found = try? search.found(function.name, by: discovery, environments: target.environments)
            guard found == target else { continue }
            return .found(
                SliceEvent.Found(search: index, function: function.name, environments: target.environments)
            )
        }
        return nil
    }
}

extension Target {
    fileprivate var isSearch: Bool {
        if case .discovery = destination { true } else { false }
    }
}
