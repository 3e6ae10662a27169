/// What a month's usage costs, item by item.
public struct Bill: Hashable, Sendable {
    /// The items, in the order of ``Meter/all``, those of which nothing was used left out.
    public let lines: [Line]

    /// The currency.
    public let currency: String

    /// The region whose prices they are.
    public let region: String

    /// What was free.
    public let freeTier: FreeTier

    /// One meter's quantity and what it costs.
    public struct Line: Hashable, Sendable {
        /// What was counted.
        public let meter: Meter

        /// How much, and how it came about.
        public let entries: [Usage.Entry]

        /// How much in all.
        public let quantity: ExactDecimal

        /// How much of that was free.
        public let free: ExactDecimal

        /// What it was free for; `nil` when nothing was.
        public let allowance: FreeAllowance?

        /// What was paid, one for each tier that the rest reached.
        public let charges: [Charge]

        /// How much was left for which the price book has no price.
        public let unpriced: ExactDecimal

        /// The price, exact; without that of what has none.
        public let amount: ExactDecimal
    }

    /// A quantity at one price.
    public struct Charge: Hashable, Sendable {
        /// How much.
        public let quantity: ExactDecimal

        /// The tier that it falls into.
        public let tier: Price.Tier

        /// The price of it, exact.
        public let amount: ExactDecimal
    }

    /// Works out a bill.
    ///
    /// The free allowance is taken off first; tiers count what is left, as AWS's own calculator does.
    ///
    /// - Parameters:
    ///   - usage: A month's usage.
    ///   - prices: The price book.
    ///   - region: The region that all of the usage is in.
    ///   - freeTier: What is free.
    /// - Throws: ``PricingError`` for a region that the book does not know, and for numbers that are too large to be
    ///   exact.
    public init(
        _ usage: Usage,
        prices: PriceBook,
        region: String,
        freeTier: FreeTier = .none
    ) throws(PricingError) {
        try prices.check(region: region)
        var allowances = try Allowances(prices.allowances, of: freeTier)
        var lines: [Line] = []
        for meter in Meter.all {
            let entries = usage.entries.filter { $0.meter == meter }
            let quantity = try usage.quantity(of: meter)
            guard quantity > .zero else { continue }
            let (free, allowance) = try allowances.take(quantity, of: meter)
            let (charges, unpriced) = try Self.charges(
                for: try quantity - free,
                at: prices.price(of: meter, in: region)
            )
            var amount = ExactDecimal.zero
            for charge in charges { try amount += charge.amount }
            lines.append(
                Line(
                    meter: meter,
                    entries: entries.filter { $0.quantity > .zero },
                    quantity: quantity,
                    free: free,
                    allowance: allowance,
                    charges: charges,
                    unpriced: unpriced,
                    amount: amount
                )
            )
        }
        self.lines = lines
        self.currency = prices.currency
        self.region = region
        self.freeTier = freeTier
    }

    private static func charges(
        for quantity: ExactDecimal,
        at price: Price?
    ) throws(PricingError) -> (charges: [Charge], unpriced: ExactDecimal) {
        var charges: [Charge] = []
        var rest = quantity
        for tier in price?.tiers ?? [] where rest > .zero {
            let share: ExactDecimal
            if let end = tier.end { share = min(rest, try end - tier.start) } else { share = rest }
            charges.append(Charge(quantity: share, tier: tier, amount: try share * tier.unitPrice))
            rest = try rest - share
        }
        return (charges, rest)
    }
}

extension Bill {
    /// Whether some of the usage has no price in the book, so that the total is only what is known of it.
    public var isPartial: Bool { lines.contains { $0.unpriced > .zero } }

    /// The sum of all exact amounts.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge``.
    public func exactTotal() throws(PricingError) -> ExactDecimal {
        var sum = ExactDecimal.zero
        for line in lines { try sum += line.amount }
        return sum
    }

    /// The sum to the cent.
    ///
    /// - Parameter rounding: Whether it is the total that is rounded, or each line.
    /// - Returns: Two digits behind the point at most.
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge``.
    public func total(_ rounding: Rounding = .total) throws(PricingError) -> ExactDecimal {
        switch rounding {
        case .total: return try exactTotal().rounded(places: 2)
        case .parts:
            var sum = ExactDecimal.zero
            for line in lines { try sum += line.amount.rounded(places: 2) }
            return sum
        }
    }
}
