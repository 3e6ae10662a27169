import Warming

/// Where a configuration wants rounds kept, for how long, and where they are shown.
///
/// A machine that runs Keepwarm minds it; the Lambda function, which keeps no file, does not.
public struct HistorySettings: Hashable, Sendable {
    /// The history; `nil` when the configuration names none.
    ///
    /// A relative path counts from the folder of the configuration.
    public var file: LocatedText?

    /// How long each ping is kept, an hour at least.
    public var keepPings: Duration

    /// How long each round is kept, and summaries by the hour; as long as pings at least.
    public var keepRounds: Duration

    /// Where a run shows the history on a page; `nil` when the configuration does not say.
    public var dashboard: ListenAddress?

    /// Creates settings, which say nothing of a file or a page unless told otherwise.
    public init(
        file: LocatedText? = nil,
        keepPings: Duration = .seconds(7 * 86_400),
        keepRounds: Duration = .seconds(400 * 86_400),
        dashboard: ListenAddress? = nil
    ) {
        self.file = file
        self.keepPings = keepPings
        self.keepRounds = keepRounds
        self.dashboard = dashboard
    }
}

extension HistorySettings {
    /// Reads what a file says of its history, whatever else may be wrong with it.
    ///
    /// Who looks at a history need not have the variables that pinging wants.
    ///
    /// - Parameters:
    ///   - root: The whole file; `nil` when it is empty, or when it could not be read and that has been reported.
    ///   - problems: What is known to be wrong with the file already.
    ///   - environment: The variables that `${NAME}` is filled in from.
    /// - Throws: Everything that is wrong with these settings.
    package init(
        _ root: ConfigurationNode?,
        problems: ConfigurationProblems,
        environment: [String: String]
    ) throws(ConfigurationErrors) {
        try problems.throwIfAny()
        self.init()
        guard let root, case .mapping(let lines) = root.content else { return }
        var reader = ConfigurationReader(problems: problems, environment: environment) { _ in UTC() }
        let entries = reader.entries(lines, at: root.place, level: .top)
        reader.problems = problems
        self = reader.history(in: entries)
        try reader.problems.throwIfAny()
    }
}
