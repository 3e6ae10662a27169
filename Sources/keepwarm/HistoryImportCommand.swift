import ArgumentParser
import HistoryPresentation
import Warming
import WarmingHistory

struct HistoryImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a warmer's log, or the logs of warmed functions, into the history.",
        discussion: """
            Logs are read from files or from CloudWatch. Of a warmer's log its rounds count, and of other logs their \
            REPORT lines, text or JSON, with the time that an export puts before each. An import goes on where the \
            last one ended, and no line counts twice, wherever it comes from again. While 'keepwarm run' writes the \
            history, nothing can be imported.

            EXAMPLE
              keepwarm history import --log-group /aws/lambda/keepwarm --log-group /aws/lambda/orders
              keepwarm history import warmer.log orders.log
              zcat export/*.gz | keepwarm history import --target orders -
            """
    )

    @OptionGroup
    var location: HistoryLocation

    @OptionGroup
    var retention: RetentionOptions

    @OptionGroup
    var groups: LogGroupOptions

    @Option(
        help: ArgumentHelp(
            "The target whose function wrote the logs. (default: each file's name without its ending, or the one whose "
                + "function has the log group's name)",
            valueName: "name"
        )
    )
    var target: String?

    @Argument(help: "The logs; - for standard input.")
    var file: [String] = []

    func validate() throws {
        if file.isEmpty, groups.logGroup.isEmpty {
            throw ValidationError("Name a file with a log, or a log group with --log-group.")
        }
        if target != nil, groups.logGroup.count > 1 {
            throw ValidationError("--target is about one log group, and there are \(groups.logGroup.count).")
        }
        if file.contains("-"), target == nil {
            throw ValidationError("Standard input has no name: say which target wrote the log, with --target.")
        }
    }

    func run() async throws {
        let settings = try location.settings()
        let kept = try retention.retention(over: settings)
        let path = location.path(over: settings)
        let store = try asFailure { () throws(HistoryError) in try HistoryStore(path: path, retention: kept) }
        try asFailure { () throws(HistoryError) in
            for file in file {
                let result = try store.importLog(
                    from: file,
                    target: target ?? Self.name(of: file),
                    now: SystemWallClock().now
                )
                Console.write("\(file): \(ImportWords(result).text)\n")
            }
        }
        try await groups.read(into: store, target: target)
    }

    /// The name of a file without its folder and its ending.
    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? Substring(path)
        return String(file.lastIndex(of: ".").map { $0 > file.startIndex ? file[..<$0] : file } ?? file)
    }
}
