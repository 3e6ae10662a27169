import ArgumentParser
import Dashboard
import Warming
import WarmingConfiguration

/// Where a dashboard is, and who may look at it.
struct DashboardAddress {
    private let address: ListenAddress

    /// Takes an address that an option or a configuration gave.
    ///
    /// An address that others can reach wants a token; without one it is a usage error.
    init(_ address: ListenAddress) throws {
        guard Self.token != nil || SiteGuard.isLoopback(address.urlHost) else {
            throw ValidationError(
                "Others can reach \(address.host): set KEEPWARM_DASHBOARD_TOKEN to what they shall give as a password."
            )
        }
        self.address = address
    }

    /// Runs `body` while the dashboard of a history is there.
    ///
    /// Where it is stands on standard error.
    ///
    /// - Parameters:
    ///   - history: The history.
    ///   - outlook: What the run tells that writes it; `nil` when none does here.
    ///   - cost: What the month costs.
    ///   - clock: The clock.
    ///   - body: What to do meanwhile.
    /// - Throws: What `body` throws, and exit code 1 behind one line when the address is not to be had.
    func withDashboard(
        of history: String,
        outlook: RunOutlook? = nil,
        cost: MonthlyCostSource,
        clock: SystemWallClock,
        _ body: () async throws -> Void
    ) async throws {
        let site = DashboardSite(
            history: history,
            guardian: SiteGuard(token: Self.token),
            outlook: outlook,
            cost: cost.cost
        ) { clock.now }
        do {
            try await DashboardServer.withOpen(site, host: address.host, port: address.port) { port in
                Console.complain("keepwarm: the dashboard is at http://\(address.urlHost):\(port)/")
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

/// Reads an address that an option was given.
@Sendable
func listenAddress(_ text: String) throws -> ListenAddress {
    try asUsage { () throws(WarmingError) in try ListenAddress(text) }
}
