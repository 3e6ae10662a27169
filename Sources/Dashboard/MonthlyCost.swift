/// What pings cost this month, in words.
public struct MonthlyCost: Hashable, Sendable {
    /// What the pings since the first of the month cost: `$0.08`.
    public var soFar: String

    /// What the whole month is going to cost; `nil` without a configuration to tell.
    public var estimate: String?

    /// Whether both are only what is known: some price is not.
    public var isPartial: Bool

    /// What both stand on, a sentence each.
    public var basis: [String]

    /// Puts amounts together.
    public init(soFar: String, estimate: String?, isPartial: Bool = false, basis: [String]) {
        self.soFar = soFar
        self.estimate = estimate
        self.isPartial = isPartial
        self.basis = basis
    }
}
