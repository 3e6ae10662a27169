/// What is left of the free allowances while a bill is worked out.
///
/// One allowance may serve several meters: that of GB-seconds is for both architectures together.
struct Allowances {
    private var rest: [(allowance: FreeAllowance, quantity: ExactDecimal)] = []

    init(_ allowances: [FreeAllowance], of freeTier: FreeTier) throws(PricingError) {
        for allowance in allowances where freeTier.includes(allowance) {
            rest.append((allowance, try allowance.quantity * (1 - freeTier.usedElsewhere)))
        }
    }

    /// Takes what there is for a quantity of a meter.
    mutating func take(
        _ quantity: ExactDecimal,
        of meter: Meter
    ) throws(PricingError) -> (free: ExactDecimal, allowance: FreeAllowance?) {
        guard let index = rest.firstIndex(where: { $0.allowance.covers(meter) }) else { return (.zero, nil) }
        let free = min(quantity, rest[index].quantity)
        rest[index].quantity = try rest[index].quantity - free
        return (free, free > .zero ? rest[index].allowance : nil)
    }
}
