import ArgumentParser
import Dashboard

/// The options of a run that shows its history on a page while it goes on.
struct DashboardOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show the history on a page at this address, like 127.0.0.1:8080; needs --history.",
            valueName: "host:port"
        ),
        transform: Address.init
    )
    var dashboard: Address?

    /// Where the dashboard is.
    struct Address {
        var host: String
        var port: Int

        @Sendable
        init(_ text: String) throws {
            guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
                let port = UInt16(text[text.index(after: colon)...])
            else { throw ValidationError("'\(text)' is no address; write one like 127.0.0.1:8080.") }
            host = String(text[..<colon])
            if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
            self.port = Int(port)
        }

        /// The address as a part of a URL.
        var urlHost: String { host.contains(":") ? "[\(host)]" : host }
    }

    /// Complains of what cannot be, before anything begins.
    func check(history: String?) throws {
        guard let dashboard else { return }
        guard history != nil else {
            throw ValidationError("The dashboard shows what --history keeps: give it a file.")
        }
        guard Self.token != nil || SiteGuard.isLoopback(dashboard.urlHost) else {
            throw ValidationError(
                "Others can reach \(dashboard.host): set KEEPWARM_DASHBOARD_TOKEN to what they shall give as a password."
            )
        }
    }

    /// Runs `body` while the dashboard is there, if one was asked for.
    func withDashboard(
        history: String?,
        outlook: RunOutlook,
        cost: MonthlyCostSource,
        clock: SystemWallClock,
        _ body: () async throws -> Void
    ) async throws {
        guard let dashboard, let history else { return try await body() }
        let site = DashboardSite(
            history: history,
            guardian: SiteGuard(token: Self.token),
            outlook: outlook,
            cost: cost.cost
        ) { clock.now }
        do {
            try await DashboardServer.withOpen(site, host: dashboard.host, port: dashboard.port) { port in
                Console.complain("keepwarm: the dashboard is at http://\(dashboard.urlHost):\(port)/")
                try await body()
            }
        } catch let error as DashboardError {
            Console.complain("keepwarm: \(error.message)")
            throw ExitCode(1)
        }
    }

    private static var token: String? {
        Console.environment["KEEPWARM_DASHBOARD_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
