import ArgumentParser
import UnixSignals
import WarmingConfiguration
import WarmingHistory

struct DashboardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dashboard",
        abstract: "Show a history on a page, without warming anything.",
        discussion: """
            For a history that 'keepwarm ping --history' or 'keepwarm history import' writes; beside 'keepwarm run' \
            there is its own --dashboard. The page changes with each round that is added. SIGINT and SIGTERM end it.

            Only this machine reaches a loopback address. Any other wants a token in KEEPWARM_DASHBOARD_TOKEN, which \
            browsers ask for as a password.

            EXAMPLE
              keepwarm dashboard --file keepwarm.sqlite --listen 127.0.0.1:8080
            """
    )

    @OptionGroup
    var location: HistoryLocation

    @Option(
        help: ArgumentHelp(
            "Where the page is; port 0 takes any free one. (default: the configuration's, or 127.0.0.1:8080)",
            valueName: "host:port"
        ),
        transform: listenAddress
    )
    var listen: ListenAddress?

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let settings = try location.settings()
        let path = location.path(over: settings)
        let address = try DashboardAddress(try listen ?? settings.dashboard ?? listenAddress("127.0.0.1:8080"))
        // A misspelt file is said at once, and not on a page that somebody opens later.
        _ = try asFailure { () throws(HistoryError) in try HistoryReader(path: path) }
        let cost = MonthlyCostSource(configuration: location.config)
        try await address.withDashboard(of: path, cost: cost, clock: SystemWallClock()) {
            for await _ in signals { break }
        }
    }
}
