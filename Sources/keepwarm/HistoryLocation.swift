import ArgumentParser
import Warming
import WarmingConfiguration
import WarmingHistory

/// The options that say where a history is.
struct HistoryLocation: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The history. (default: the configuration's, or keepwarm.sqlite beside the configuration)",
            valueName: "file"
        )
    )
    var file: String?

    @Option(help: ArgumentHelp("The configuration file, which need not be there.", valueName: "file"))
    var config = "keepwarm.yaml"

    /// What the configuration says of it: nothing when there is no configuration.
    ///
    /// Complaints go to standard error as they are, a line for each, and end the command with 64.
    func settings() throws -> HistorySettings {
        ConfigurationFile.exists(at: config) ? try InputFile.historySettings(at: config) : HistorySettings()
    }

    /// The file, over what the configuration says.
    func path(over settings: HistorySettings) -> String {
        file ?? settings.path(besides: config) ?? InputFile.path("keepwarm.sqlite", besides: config)
    }

    /// The file; a configuration is not looked at when an option names one.
    func path() throws -> String {
        path(over: file == nil ? try settings() : HistorySettings())
    }
}

extension HistorySettings {
    /// The file that a configuration names; `nil` when it names none.
    func path(besides configuration: String) -> String? {
        file.map { InputFile.path($0.value, besides: configuration) }
    }
}

/// The options that say how long a history keeps what.
struct RetentionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How long the history keeps each ping. (default: 7d)", valueName: "duration"),
        transform: longDuration
    )
    var keepPings: Duration?

    @Option(
        help: ArgumentHelp(
            "How long the history keeps each round, and summaries by the hour. (default: 400d)",
            valueName: "duration"
        ),
        transform: longDuration
    )
    var keepRounds: Duration?

    /// How long everything is kept, over what a configuration says.
    func retention(over settings: HistorySettings) throws -> Retention {
        do {
            return try Retention(
                pings: keepPings ?? settings.keepPings,
                rounds: keepRounds ?? settings.keepRounds
            )
        } catch {
            throw ValidationError(error.message)
        }
    }
}

/// Reads a length of time that an option was given, which may be days or weeks.
@Sendable
func longDuration(_ text: String) throws -> Duration {
    try asUsage { () throws(WarmingError) in try Duration(longText: text) }
}

/// Runs `body`, and turns the trouble that it has with a history into a failure: one line, and exit code 1.
func asFailure<Value>(_ body: () throws(HistoryError) -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        Console.complain("keepwarm: \(error.message)")
        throw ExitCode(1)
    }
}

extension HistoryReader {
    /// Complains of a target that the history does not know.
    func checkTarget(_ name: String) throws(HistoryError) {
        guard try targetNames().contains(name) else {
            throw HistoryError(.notFound, "there is no target '\(name)' in '\(path)'.")
        }
    }
}
