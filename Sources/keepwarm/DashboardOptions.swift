import ArgumentParser
import WarmingConfiguration

/// The options of a run that shows its history on a page while it goes on.
struct DashboardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the history on a page at this address, like 127.0.0.1:8080. (default: the configuration's, or none)",
            valueName: "host:port"
        ),
        transform: listenAddress
    )
    var dashboard: ListenAddress?

    /// Where the dashboard is to be, over what a configuration says; `nil` when none was asked for.
    ///
    /// Complains of what cannot be, before anything begins.
    func address(over settings: HistorySettings, history: String?) throws -> DashboardAddress? {
        guard let address = dashboard ?? settings.dashboard else { return nil }
        guard history != nil else {
            throw ValidationError(
                "The dashboard shows a history: name its file with --history, or with 'history' in the configuration."
            )
        }
        return try DashboardAddress(address)
    }
}
