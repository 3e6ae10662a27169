/// Which of AWS's free allowances a bill takes off, and how much of them is left for it.
public struct FreeTier: Hashable, Sendable {
    /// Which allowances there are.
    public var kind: Kind

    /// How much of every allowance other workloads of the account use up, from 0 to 1.
    public let usedElsewhere: ExactDecimal

    /// Nothing is free.
    public static let none = FreeTier(kind: .none)

    /// Which allowances there are.
    public enum Kind: String, CaseIterable, Sendable {
        /// None.
        case none
        /// Those that do not end.
        case always
        /// Those of an account's first twelve months as well.
        case firstYear = "first-year"
    }

    private init(kind: Kind) {
        self.kind = kind
        usedElsewhere = .zero
    }

    /// Creates a free tier.
    ///
    /// - Parameters:
    ///   - kind: Which allowances there are.
    ///   - usedElsewhere: How much of them is used up already, from 0 to 1.
    /// - Throws: ``PricingError`` with code ``PricingError/Code/invalidUsage`` for a share outside 0 to 1.
    public init(_ kind: Kind, usedElsewhere: ExactDecimal = .zero) throws(PricingError) {
        guard !usedElsewhere.isNegative, usedElsewhere <= 1 else {
            throw PricingError(
                .invalidUsage,
                "Other workloads use 0 % to 100 % of the free tier, not \(usedElsewhere) of it."
            )
        }
        self.kind = kind
        self.usedElsewhere = usedElsewhere
    }

    /// Whether an allowance is part of it.
    func includes(_ allowance: FreeAllowance) -> Bool {
        switch kind {
        case .none: false
        case .always: !allowance.endsAfterFirstYear
        case .firstYear: true
        }
    }
}
