/// What a month used of everything that has a price.
public struct Usage: Hashable, Sendable {
    /// The entries, several of one meter among them.
    public var entries: [Entry]

    /// Creates a usage.
    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// A quantity of one meter, and how it came about.
    public struct Entry: Hashable, Sendable {
        /// What was counted.
        public let meter: Meter

        /// How much of it, never less than nothing.
        public let quantity: ExactDecimal

        /// How the quantity was worked out, as a person would write it down.
        public let working: String

        /// Creates an entry.
        ///
        /// - Throws: ``PricingError`` with code ``PricingError/Code/invalidUsage`` for less than nothing.
        public init(_ meter: Meter, _ quantity: ExactDecimal, working: String) throws(PricingError) {
            guard !quantity.isNegative else {
                throw PricingError(.invalidUsage, "\(quantity) of \(meter) is less than nothing; give 0 or more.")
            }
            self.meter = meter
            self.quantity = quantity
            self.working = working
        }
    }

    /// Both usages together.
    public static func + (left: Usage, right: Usage) -> Usage { Usage(left.entries + right.entries) }

    /// Adds another usage to this one.
    public static func += (left: inout Usage, right: Usage) { left.entries += right.entries }

    /// All of a meter.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge``.
    func quantity(of meter: Meter) throws(PricingError) -> ExactDecimal {
        var sum = ExactDecimal.zero
        for entry in entries where entry.meter == meter { try sum += entry.quantity }
        return sum
    }
}
