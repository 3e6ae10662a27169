/// What one meter costs in one region, in tiers that follow one another.
public struct Price: Hashable, Sendable {
    /// What is counted.
    public let meter: Meter

    /// The tiers, the first from zero on; each begins where the one before it ends.
    ///
    /// When the last one has an end, the price beyond that is unknown.
    public internal(set) var tiers: [Tier]

    /// A part of a month's quantity that has one price.
    public struct Tier: Hashable, Sendable {
        /// Where it begins.
        public let start: ExactDecimal

        /// Where it ends; `nil` for one without an end.
        public let end: ExactDecimal?

        /// The price of ``per`` of what is counted.
        public let amount: ExactDecimal

        /// How many have that price together: a power of ten.
        public let per: ExactDecimal

        /// The price of one.
        public let unitPrice: ExactDecimal

        /// Where the figure comes from.
        public let source: PriceSource
    }
}

/// What AWS gives away every month of one meter, or of several together.
public struct FreeAllowance: Hashable, Sendable {
    /// The name of the meter, or what the names of several begin with.
    public let scope: String

    /// How much is free.
    public let quantity: ExactDecimal

    /// Whether it is given in an account's first twelve months only.
    public let endsAfterFirstYear: Bool

    /// Where the figure comes from.
    public let source: PriceSource

    /// Whether a meter draws on this allowance.
    public func covers(_ meter: Meter) -> Bool {
        meter.name == scope || meter.name.hasPrefix(scope + ".")
    }
}
