import ArgumentParser
import WarmingConfiguration

/// The options of a run that shows its history on a page while it goes on.
struct DashboardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the history on a page at this address, like 127.0.0.1:8080; needs --history.",
            valueName: "host:port"
        ),
        transform: listenAddress
    )
    var dashboard: ListenAddress?

    /// Where the dashboard is to be; `nil` when none was asked for.
    ///
    /// Complains of what cannot be, before anything begins.
    func address(history: String?) throws -> DashboardAddress? {
        guard let dashboard else { return nil }
        guard history != nil else {
            throw ValidationError("The dashboard shows what --history keeps: give it a file.")
        }
        return try DashboardAddress(dashboard)
    }
}
