package import LambdaPricing

/// Amounts of money as people read them.
package struct MoneyText {
    private let sign: String

    /// The currency, as an axis names it.
    let unit: String

    /// Takes the currency of a price book; dollars have a sign of their own, the others their code.
    package init(currency: String) {
        unit = currency == "USD" ? "US dollars" : currency
        sign = currency == "USD" ? "$" : currency + " "
    }

    /// An amount in cents, or, where that would be nothing although it is something, with two digits that matter.
    package func amount(_ amount: ExactDecimal, _ rounding: Rounding = .total) -> String {
        let cents = amount.rounded(places: 2)
        let isHidden = cents == .zero && amount != .zero && rounding == .total
        return sign + (isHidden ? amount.rounded(significantDigits: 2) : cents).grouped(atLeast: 2)
    }

    /// An amount in hundredths of a cent, for small amounts that are to be subtracted by a reader.
    func fine(_ amount: ExactDecimal) -> String {
        sign + amount.rounded(places: 4).grouped(atLeast: 4)
    }

    /// An amount with all of its digits.
    func exact(_ amount: ExactDecimal) -> String {
        sign + amount.grouped(atLeast: 2)
    }

    /// A price with what it is for: `$0.20 per million`.
    func price(of tier: Price.Tier) -> String {
        let price = sign + tier.amount.grouped(atLeast: 2)
        switch tier.per {
        case 1: return price
        case 1000: return price + " per thousand"
        case 1_000_000: return price + " per million"
        default: return price + " per \(tier.per.grouped)"
        }
    }
}

extension ExactDecimal {
    /// A quantity with no more digits than a reader can use.
    var quantityText: String {
        (self < 1 ? rounded(significantDigits: 3) : rounded(places: 3)).grouped
    }
}
