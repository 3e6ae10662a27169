/// A mapping of a configuration, or of an event, that has keys of its own.
package enum ConfigurationLevel: CaseIterable, Sendable {
    /// The file itself.
    case top
    /// The value of `defaults`.
    case defaults
    /// An element of `targets`.
    case target
    /// The value of `discover`.
    case discovery
    /// An element of `alerts`.
    case alert
    /// The value of `history`.
    case history
    /// An event that asks a Lambda function for a round.
    case event

    /// The mappings that a file has.
    package static let ofFile: [ConfigurationLevel] = [.top, .defaults, .target, .discovery, .alert, .history]

    /// The keys that may stand there, in the order in which they are documented.
    package var keys: [ConfigurationKey] {
        switch self {
        case .top: Self.topKeys
        case .defaults: Self.sharedKeys
        case .target: Self.targetKeys
        case .discovery: [.tag, .tagValue]
        case .alert: [.alertURL, .after, .coldShare, .format]
        case .history: [.historyFile, .keepPings, .keepRounds]
        case .event: Self.eventKeys
        }
    }

    private static let topKeys: [ConfigurationKey] = [
        .targets, .schedule, .timezone, .timeout, .deadline, .maxInFlight, .slice, .retries, .slow,
        .certificateAuthorities, .heartbeat, .alerts, .history, .dashboard, .defaults,
    ]

    private static let sharedKeys: [ConfigurationKey] = [
        .method, .headers, .body, .accept, .insecure, .qualifier, .region, .role, .dialect, .environments, .timeout,
        .hold, .maxHold, .stagger, .secret,
    ]

    /// The shared keys that mean nothing for a function.
    static let endpointKeys: [ConfigurationKey] = [.method, .headers, .body, .accept, .insecure]

    /// The keys that mean nothing for an HTTP endpoint.
    static let functionKeys: [ConfigurationKey] = [.qualifier, .region, .role, .dialect, .payload]

    /// The keys of which a target has exactly one.
    static let destinationKeys: [ConfigurationKey] = [.url, .function, .discover]

    private static let targetKeys: [ConfigurationKey] = [.name] + destinationKeys + [.payload] + sharedKeys

    private static let eventKeys: [ConfigurationKey] = [.eventTargets, .only, .timeout, .defaults]

    private static let keysByName: [ConfigurationLevel: [String: ConfigurationKey]] = Dictionary(
        uniqueKeysWithValues: allCases.map { level in
            (level, Dictionary(uniqueKeysWithValues: level.keys.map { ($0.name, $0) }))
        }
    )

    /// The key with a name, if it may stand there.
    package func key(named name: String) -> ConfigurationKey? {
        Self.keysByName[self]?[name]
    }

    /// Where the level is, in words that follow "write it".
    var place: String {
        switch self {
        case .top: "at the top of the file"
        case .defaults: "in 'defaults'"
        case .target: "in a target"
        case .discovery: "in 'discover'"
        case .alert: "in an alert"
        case .history: "in 'history'"
        case .event: "in an event"
        }
    }
}
