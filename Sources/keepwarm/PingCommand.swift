import ArgumentParser
import Pinging
import Presentation
import Warming
import WarmingConfiguration

struct PingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ping",
        abstract: "Ping every target once, all at the same time, and report.",
        discussion: """
            Exits with 0 when every target answered with an accepted status, and with 1 when some did not. \
            Durations are written 300ms, 10s, 5m. What an option says holds for every target.

            With --history the round is also kept in a file, for 'keepwarm history'. Trouble with that file is said, and \
            leaves the exit code as it is.

            EXAMPLE
              keepwarm ping https://api.example.com/orders https://api.example.com/catalog
              keepwarm ping --config keepwarm.yaml --timeout 5s --output json
              keepwarm ping --function orders:live --environments 10
            """
    )

    @OptionGroup(title: "Targets")
    var target: TargetOptions

    @OptionGroup(title: "Functions, and several environments")
    var functions: FunctionOptions

    @OptionGroup(title: "The round")
    var round: RoundOptions

    @Option(help: ArgumentHelp("How to write the report: table, json or csv.", valueName: "format"))
    var output = OutputFormat.table

    @Flag(help: "In the table, show only what failed, was slow or cold, or was not reached.")
    var summary = false

    @OptionGroup(title: "The history")
    var keeping: KeepingOptions

    func run() async throws {
        let configuration = try target.config.map(InputFile.configuration)
        let targets = try target.targets(with: configuration, functions)
        let kept = try keeping.retention.retention(over: configuration?.history ?? HistorySettings())
        let limits = try round.limits(with: configuration)
        let trust = Trust(option: target.caFile, configuration: configuration, path: target.config)
        Warnings.show(about: targets)

        let report = try await trust.withPinger(for: targets) { pinger in
            await ProgressDisplay.showing { progress in
                await Round(pinger: pinger, limits: limits, clock: ContinuousClock(), random: { .random(in: 0..<1) })
                    .run(targets, startedAt: SystemWallClock().now, progress: progress)
            }
        }

        Console.write(try text(of: report))
        keeping.keep(report, retention: kept)
        guard report.isAnswered else { throw ExitCode(1) }
    }

    private func text(of report: RoundReport) throws -> String {
        switch output {
        case .json: try RoundJSON.text(report)
        case .csv: RoundCSV.text(report)
        case .table:
            RoundTable(report, style: Console.outputStyle, width: Console.outputWidth, showsOnlyProblems: summary).text
        }
    }
}
