import Dashboard
import LambdaPricing
import Warming
import WarmingConfiguration
import WarmingCosts
import WarmingHistory
import YAMLConfiguration

/// Where a page gets the month's cost from: the built-in prices, and a configuration that need not be there.
struct MonthlyCostSource: Sendable {
    private let configuration: String
    private let prices: PriceBook?
    private let region: String

    /// Takes the region of the environment, as pings of functions do, where its prices are known.
    init(configuration path: String) {
        configuration = path
        let prices = try? PriceBook.builtIn()
        let named = ["AWS_REGION", "AWS_DEFAULT_REGION"].compactMap { Console.environment[$0] }
        region = named.first { prices?.regions.contains($0) == true } ?? "us-east-1"
        self.prices = prices
    }

    /// What the pings of this month cost: those of one target, or of all.
    func cost(of reader: HistoryReader, at now: Timestamp, target: String?) throws(HistoryError) -> MonthlyCost? {
        guard let prices else { return nil }
        let month = try MonthToDate.of(
            reader,
            at: now,
            target: target,
            // A run goes on with what it read before a mistake; there is no estimate then until it is mended.
            configuration: try? WarmingConfiguration(contentsOf: configuration, environment: Console.environment),
            prices: prices,
            region: region
        )
        return month.map {
            MonthlyCost(soFar: $0.soFar, estimate: $0.estimate, isPartial: $0.isPartial, basis: $0.basis)
        }
    }
}
