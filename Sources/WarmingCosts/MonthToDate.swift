import CostPresentation
public import LambdaPricing
import Presentation
public import Warming
public import WarmingConfiguration
public import WarmingHistory

/// What the pings of this month have cost so far, and what those of the whole month will, in words.
///
/// What sends the pings is in neither: a history cannot tell where it runs.
public struct MonthToDate: Hashable, Sendable {
    /// What the pings since the first of the month cost: `$0.08`.
    public let soFar: String

    /// What all pings of the month will cost; `nil` without a schedule.
    public let estimate: String?

    /// Whether some price is unknown in the region, so that both are only what is known.
    public let isPartial: Bool

    /// What both stand on, a sentence each.
    public let basis: [String]

    /// Works out both.
    ///
    /// - Parameters:
    ///   - reader: The history.
    ///   - now: The present moment.
    ///   - target: The one target to bill; `nil` for all.
    ///   - configuration: What says how often is pinged what; `nil` when there is none.
    ///   - prices: The price book.
    ///   - region: The region whose prices hold.
    ///   - assumptions: What is not known of the pings.
    /// - Returns: `nil` when the price book has no such region, or numbers are too large.
    /// - Throws: `HistoryError` when the history cannot be read.
    public static func of(
        _ reader: HistoryReader,
        at now: Timestamp,
        target: String? = nil,
        configuration: WarmingConfiguration?,
        prices: PriceBook,
        region: String,
        assumptions: PingAssumptions = PingAssumptions()
    ) throws(HistoryError) -> MonthToDate? {
        let month = BilledMonth.calendar(at: now)
        let span = HistorySpan(from: month.start, to: now.advanced(by: .milliseconds(1)))
        let pinged = try reader.targets(in: span, named: target, cells: 1).filter { $0.counts.pings > 0 }
        let targets = configuration?.targets.filter { target == nil || $0.name == target } ?? []
        let planned =
            targets.isEmpty
            ? nil
            : configuration?.schedule.map { ConfiguredMonth(of: $0, targets, in: month, assumptions) }
        return try? MonthToDate(pinged, planned, from: month, prices, region, assumptions)
    }

    private init(
        _ pinged: [TargetHistory],
        _ planned: ConfiguredMonth?,
        from month: BilledMonth,
        _ prices: PriceBook,
        _ region: String,
        _ assumptions: PingAssumptions
    ) throws(PricingError) {
        var usage = Usage()
        for target in pinged { usage += try CountedPings(target, assumptions).usage() }
        let bill = try Bill(usage, prices: prices, region: region)
        let plan = try planned.map { planned throws(PricingError) in
            try Bill(try planned.month.usage(), prices: prices, region: region)
        }
        let money = MoneyText(currency: prices.currency)
        soFar = money.amount(try bill.exactTotal())
        estimate = try plan.map { plan throws(PricingError) in money.amount(try plan.exactTotal()) }
        let unknown = (bill.lines + (plan?.lines ?? [])).filter { $0.unpriced > .zero }.map(\.meter.title)
        isPartial = !unknown.isEmpty
        let pings = pinged.reduce(0) { $0 + $1.counts.pings }
        let counted =
            ["So far \(ExactDecimal(pings).grouped) pings since \(month.day)"] + TimeSources(pinged).lines(assumptions)
        var basis = [counted.joined(separator: "; ") + "."]
        if let planned { basis.append("The whole month: \(planned.lines.joined(separator: "; ")).") }
        basis.append(
            "Prices of \(region) as of \(prices.dates.newest), without a free tier, before tax, "
                + "and without what sends the pings."
        )
        if isPartial {
            let names = Meter.all.map(\.title).filter(unknown.contains).joined(separator: ", ")
            basis.append("The book does not know all prices of \(region), so that this is without: \(names).")
        }
        self.basis = basis.map(\.visible)
    }
}
