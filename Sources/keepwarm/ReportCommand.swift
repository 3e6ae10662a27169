import ArgumentParser
import Dashboard
import FoundationEssentials
import Warming
import WarmingHistory

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Draw past rounds on a page of HTML.",
        discussion: """
            The page is one file that needs no network, so that it can be mailed. It shows each target's strip of warm \
            and cold, percentiles of its latency, its environments and its failures, how long rounds took, and what the pings of \
            this month have cost: beside an estimate of the whole month, when the configuration is there.

            EXAMPLE
              keepwarm report --since 7d --output report.html
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

    @Option(help: ArgumentHelp("The page to write; - for standard output.", valueName: "page"))
    var output = "report.html"

    func run() throws {
        let path = try location.path()
        let now = SystemWallClock().now
        let (content, cost) = try asFailure { () throws(HistoryError) in
            let reader = try HistoryReader(path: path)
            if let target { try reader.checkTarget(target) }
            let span = HistorySpan(last: since, before: now.advanced(by: .milliseconds(1)))
            return (
                try DashboardContent(of: reader, in: span, target: target),
                try MonthlyCostSource(configuration: location.config).cost(of: reader, at: now, target: target)
            )
        }
        let page = ReportPage(content, cost: cost).html
        guard output != "-" else { return Console.write(page) }
        do {
            try page.write(toFile: output, atomically: true, encoding: .utf8)
        } catch {
            throw ValidationError(
                "'\(output)' cannot be written: check that its folder is there and that you may write to it."
            )
        }
        Console.write("\(output): \(content.summary)\n")
    }
}

extension DashboardContent {
    /// What the page is about.
    fileprivate var summary: String {
        let count = rounds?.rounds ?? 0
        return "\(count == 1 ? "1 round" : "\(count) rounds") of "
            + (targets.count == 1 ? "1 target" : "\(targets.count) targets")
    }
}
