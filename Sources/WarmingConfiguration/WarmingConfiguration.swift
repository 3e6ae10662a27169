public import Warming

/// What a `keepwarm.yaml` says: what to keep warm, when, and within which bounds.
///
/// ```swift
/// let configuration = try WarmingConfiguration.parse(
///     """
///     schedule: rate(5 minutes)
///     targets:
///       - https://api.example.com/orders/health
///     """,
///     file: "keepwarm.yaml",
///     environment: [:]
/// )
/// ```
///
/// Some of its values may come out of `${NAME}`s in the file. What this type prints holds no text that one expanded to;
/// ``LocatedText/value`` and the URLs, headers and bodies of the targets do.
public struct WarmingConfiguration: Hashable, Sendable {
    /// When rounds happen; `nil` when the file does not say.
    public var schedule: ConfiguredSchedule?

    /// How long a whole round may take; `nil` to wait for every ping's own timeout.
    public var deadline: Duration?

    /// The most pings under way at any moment; `nil` when the file does not say.
    public var maxInFlight: Int?

    /// The most pings of one invocation of the Lambda function; `nil` when the file does not say.
    public var slice: Int?

    /// How many more times to try a ping that could not connect.
    public var retries: Int

    /// From which latency on an answer is called slow.
    public var slowAfter: Duration

    /// A PEM file of certificate authorities to trust; `nil` for the system's.
    public var certificateAuthorityFile: LocatedText?

    /// Who is told of every round; `nil` for nobody.
    public var heartbeat: Heartbeat?

    /// Who is told when a target has gone bad, and when it is well again; no two are equal.
    public var alerts: [Alert]

    /// Where rounds are kept and shown.
    public var history: HistorySettings

    /// What is kept warm, at least one, each with a name of its own, in the order of the file.
    public var targets: [Target]

    /// The bounds of a round.
    ///
    /// - Parameter fallback: The most pings in flight when the file does not say.
    /// - Returns: The bounds, all of them checked.
    /// - Throws: `WarmingError` when a property was set to something out of its range.
    public func limits(maxInFlight fallback: Int) throws(WarmingError) -> RoundLimits {
        try RoundLimits(
            deadline: deadline,
            maxInFlight: maxInFlight ?? fallback,
            retries: retries,
            slowAfter: slowAfter
        )
    }
}

extension WarmingConfiguration {
    /// Reads a configuration out of its nodes.
    ///
    /// - Parameters:
    ///   - root: The whole file; `nil` when it is empty, or when it could not be read and that has been reported.
    ///   - problems: What is known to be wrong with the file already.
    ///   - environment: The variables that `${NAME}` is filled in from.
    ///   - timeZones: Finds a time zone by its name.
    /// - Throws: Everything that is wrong with the file, in its order.
    package init(
        _ root: ConfigurationNode?,
        problems: ConfigurationProblems,
        environment: [String: String],
        timeZones: @escaping (String) throws(WarmingError) -> any TimeZoneRules
    ) throws(ConfigurationErrors) {
        var reader = ConfigurationReader(problems: problems, environment: environment, timeZones: timeZones)
        self = reader.configuration(root)
        try reader.problems.throwIfAny()
    }
}

extension ConfigurationReader {
    /// The whole file; without a node, or after an error, what is left of it.
    fileprivate mutating func configuration(_ root: ConfigurationNode?) -> WarmingConfiguration {
        let entries = topEntries(root)
        return WarmingConfiguration(
            schedule: schedule(in: entries),
            deadline: duration(.deadline, in: entries),
            maxInFlight: integer(.maxInFlight, in: entries),
            slice: integer(.slice, in: entries),
            retries: integer(.retries, in: entries) ?? 0,
            slowAfter: duration(.slow, in: entries) ?? .seconds(1),
            certificateAuthorityFile: text(.certificateAuthorities, in: entries),
            heartbeat: heartbeat(in: entries),
            alerts: alerts(in: entries),
            history: history(in: entries),
            targets: targets(in: entries)
        )
    }

    private mutating func topEntries(_ root: ConfigurationNode?) -> ConfigurationEntries {
        switch root?.content {
        case .mapping(let lines):
            return entries(lines, at: root?.place ?? .start, level: .top)
        case nil where !problems.errors.isEmpty, .refused:
            break
        case nil:
            problems.report(.empty, "the file is empty; write 'targets:' and a list of URLs", at: .start)
        case .scalar(let scalar) where scalar.kind == .null:
            problems.report(.empty, "the file is empty; write 'targets:' and a list of URLs", at: .start)
        case .scalar, .list:
            problems.report(
                .wrongType,
                "the file must be a mapping with the key 'targets', not \(root?.kindInWords ?? "this")",
                at: root?.place ?? .start
            )
        }
        return ConfigurationEntries()
    }
}

extension WarmingConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many targets the configuration has, and when they are pinged.
    public var description: String {
        "\(targets.count) \(targets.count == 1 ? "target" : "targets"), \(schedule?.shown ?? "no schedule")"
    }

    /// How many targets the configuration has, and when they are pinged.
    public var debugDescription: String { description }

    /// Shows everything but what variables expanded to: of the targets, their names.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "schedule": schedule as Any,
                "certificateAuthorityFile": certificateAuthorityFile as Any,
                "heartbeat": heartbeat as Any,
                "alerts": alerts,
                "history": history.file as Any,
                "targets": targets.map(\.name),
            ]
        )
    }
}
