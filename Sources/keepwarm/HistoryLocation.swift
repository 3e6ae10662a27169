import ArgumentParser
import Warming
import WarmingHistory

/// The options that say where a history is.
struct HistoryLocation: ParsableArguments {
    @Option(
        help: ArgumentHelp("The history. (default: keepwarm.sqlite beside the configuration)", valueName: "file")
    )
    var file: String?

    @Option(help: ArgumentHelp("The configuration file, which need not be there.", valueName: "file"))
    var config = "keepwarm.yaml"

    /// The file.
    var path: String { file ?? InputFile.path("keepwarm.sqlite", besides: config) }
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

    /// How long everything is kept.
    func retention() throws -> Retention {
        do {
            return try Retention(
                pings: keepPings ?? Retention.standard.pings,
                rounds: keepRounds ?? Retention.standard.hours
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
