/// The ways to avoid cold starts side by side, for the same functions and the same visitors.
///
/// What visits cost is part of every way, since some ways change it. Metrics, alarms, reports of rounds, and what visits
/// cost outside Lambda are not.
public struct Comparison: Hashable, Sendable {
    /// What was compared.
    public let comparisonCase: ComparisonCase

    /// The ways, in the order of ``Way``.
    public let rows: [Row]

    /// What the warmer itself costs in a month when it pings one after another, and all at once; the pings left out.
    public let warmer: WarmerPrice

    /// What the expected cold starts add to the bill of doing nothing; time that is billed and that serves nobody.
    public let startsAmount: ExactDecimal

    /// The price of the warmer's own invocations.
    public struct WarmerPrice: Hashable, Sendable {
        /// When it waits for one ping after another; `nil` when that takes longer than Lambda allows.
        public let sequential: ExactDecimal?

        /// When it waits for the slowest.
        public let atOnce: ExactDecimal
    }

    /// One way.
    public struct Row: Hashable, Sendable {
        /// The way.
        public let way: Way

        /// The month's bill; `nil` when the way is not there.
        public let bill: Bill?

        /// How many visits start cold, expected.
        public let coldVisits: Double

        /// How many seconds visitors wait for cold starts, expected.
        public let waitedSeconds: Double

        /// What it rests on, in one line.
        public let assumption: String

        /// The month's price, exact, as far as it is known; `nil` when the way is not there.
        public let amount: ExactDecimal?
    }

    /// Works out all ways.
    ///
    /// - Parameters:
    ///   - comparisonCase: The functions and their visitors.
    ///   - prices: The price book.
    ///   - region: The region.
    ///   - freeTier: What is free.
    /// - Throws: ``PricingError`` for a case that nothing can be said about.
    public init(
        _ comparisonCase: ComparisonCase,
        prices: PriceBook,
        region: String,
        freeTier: FreeTier = .none
    ) throws(PricingError) {
        let expectation = try Expectation(comparisonCase)
        var rows: [Row] = []
        for way in Way.allCases {
            let outcome = try expectation.outcome(of: way)
            var bill: Bill?
            var amount: ExactDecimal?
            if let usage = outcome.usage {
                let month = try Bill(usage, prices: prices, region: region, freeTier: freeTier)
                amount = try month.exactTotal()
                bill = month
            }
            rows.append(
                Row(
                    way: way,
                    bill: bill,
                    coldVisits: outcome.coldVisits,
                    waitedSeconds: outcome.waitedSeconds,
                    assumption: outcome.assumption,
                    amount: amount
                )
            )
        }
        self.comparisonCase = comparisonCase
        self.rows = rows
        let price = { (usage: Usage) throws(PricingError) -> ExactDecimal in
            try Bill(usage, prices: prices, region: region).exactTotal()
        }
        var sequential: ExactDecimal?
        if expectation.canPingSequentially {
            sequential = try price(try expectation.warmerAlone(isSequential: true))
        }
        warmer = WarmerPrice(
            sequential: sequential,
            atOnce: try price(try expectation.warmerAlone(isSequential: false))
        )
        startsAmount =
            try price(try expectation.visitUsage(cold: expectation.coldVisitsWithoutHelp))
            - price(try expectation.visitUsage(cold: 0))
    }
}
