import ArgumentParser
import HistoryPresentation
import Warming
import WarmingHistory

struct HistoryShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what past rounds came to, target by target.",
        discussion: """
            Percentiles are exact to 1 %. Times are UTC.

            EXAMPLE
              keepwarm history --since 30d --output csv
            """
    )

    @OptionGroup
    var location: HistoryLocation

    @Option(
        help: ArgumentHelp("How far to look back: 24h, 7d, 4w. (default: 7d)", valueName: "duration"),
        transform: longDuration
    )
    var since = Duration.seconds(7 * 86400)

    @Option(help: ArgumentHelp("Show this target only.", valueName: "name"))
    var target: String?

    @Option(help: ArgumentHelp("How to write it: table, json or csv.", valueName: "format"))
    var output = OutputFormat.table

    func run() throws {
        let path = try location.path()
        let overview = try asFailure { () throws(HistoryError) in
            let reader = try HistoryReader(path: path)
            if let target { try reader.checkTarget(target) }
            return try HistoryOverview(
                of: reader,
                in: HistorySpan(last: since, before: SystemWallClock().now.advanced(by: .milliseconds(1))),
                target: target,
                cells: HistoryTable.cells(width: Console.outputWidth)
            )
        }
        switch output {
        case .table: Console.write(HistoryTable(overview, style: Console.outputStyle).text)
        case .json: Console.write(try HistoryDocument(overview).text())
        case .csv: Console.write(HistoryCSV.text(overview))
        }
    }
}
