import ArgumentParser
import HistoryPresentation
import Warming
import WarmingHistory

struct HistoryImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a warmer's log, or the logs of warmed functions, into the history.",
        discussion: """
            Of a warmer's log its rounds count, and of other logs their REPORT lines, text or JSON, with the time that \
            an export puts before each. An import goes on where the last one ended, and no line counts twice, in \
            whatever file it comes again. While 'keepwarm run' writes the history, nothing can be imported.

            EXAMPLE
              keepwarm history import warmer.log orders.log
              zcat export/*.gz | keepwarm history import --target orders -
            """
    )

    @OptionGroup
    var location: HistoryLocation

    @OptionGroup
    var retention: RetentionOptions

    @Option(
        help: ArgumentHelp(
            "The target whose function wrote the logs. (default: each file's name without its ending)",
            valueName: "name"
        )
    )
    var target: String?

    @Argument(help: "The logs; - for standard input.")
    var file: [String]

    func validate() throws {
        if file.contains("-"), target == nil {
            throw ValidationError("Standard input has no name: say which target wrote the log, with --target.")
        }
    }

    func run() throws {
        let settings = try location.settings()
        let kept = try retention.retention(over: settings)
        try asFailure { () throws(HistoryError) in
            let store = try HistoryStore(path: location.path(over: settings), retention: kept)
            for file in file {
                let result = try store.importLog(
                    from: file,
                    target: target ?? Self.name(of: file),
                    now: SystemWallClock().now
                )
                Console.write("\(file): \(ImportWords(result).text)\n")
            }
        }
    }

    /// The name of a file without its folder and its ending.
    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? Substring(path)
        return String(file.lastIndex(of: ".").map { $0 > file.startIndex ? file[..<$0] : file } ?? file)
    }
}
