public import LambdaPricing
public import Presentation

/// A bill as a table for people: quantity × price = amount for every line, and the total.
public struct BillTable: Sendable {
    /// How much is said about each line.
    public enum Detail: Sendable {
        /// The line alone.
        case lines
        /// Where its quantity comes from as well.
        case workings
        /// Its formula, its tier, its exact amount and its price's source as well.
        case everything
    }

    private let bill: Bill
    private let prices: PriceBook
    private let rounding: Rounding
    private let detail: Detail
    private let style: Style
    private let money: MoneyText

    /// Prepares a table.
    ///
    /// - Parameters:
    ///   - bill: The bill.
    ///   - prices: The price book that it was worked out with.
    ///   - rounding: How cents are made.
    ///   - detail: How much is said about each line.
    ///   - style: The colours, or none.
    public init(_ bill: Bill, prices: PriceBook, rounding: Rounding, detail: Detail, style: Style) {
        self.bill = bill
        self.prices = prices
        self.rounding = rounding
        self.detail = detail
        self.style = style
        money = MoneyText(currency: bill.currency)
    }

    /// The table and what it rests on, with line ends.
    ///
    /// - Returns: Several lines.
    /// - Throws: ``PricingError`` when the sum is too large to be exact.
    public func text() throws(PricingError) -> String {
        var table = TextTable()
        table.add([
            .init(text: ""), .init(text: "ITEM", meaning: .quiet),
            .init(text: "QUANTITY", meaning: .quiet, isRightAligned: true), .init(text: ""), .init(text: ""),
            .init(text: "PRICE", meaning: .quiet), .init(text: ""),
            .init(text: "AMOUNT", meaning: .quiet, isRightAligned: true),
        ])
        for line in bill.lines { add(line, to: &table) }
        let total = try bill.total(rounding)
        let exact = try bill.exactTotal()
        let shown = money.amount(total == .zero ? exact : total, rounding)
        table.add([
            .init(text: ""), .init(text: "A month", meaning: .strong), .init(text: ""), .init(text: ""),
            .init(text: ""),
            .init(text: bill.isPartial ? "at least" : ""), .init(text: ""),
            .init(text: shown, meaning: .strong, isRightAligned: true),
        ])
        let lines = table.lines(style: style) + [""] + (try foundations(exact: exact)).map { style.text($0, .quiet) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func add(_ line: Bill.Line, to table: inout TextTable) {
        var title = line.meter.title
        func row(_ quantity: ExactDecimal, _ price: String, _ amount: String, _ meaning: Style.Meaning? = nil) {
            table.add([
                .init(text: ""), .init(text: title), .init(text: quantity.quantityText, isRightAligned: true),
                .init(text: line.meter.unit), .init(text: "×", meaning: .quiet), .init(text: price, meaning: meaning),
                .init(text: "=", meaning: .quiet), .init(text: amount, meaning: meaning, isRightAligned: true),
            ])
            title = ""
        }

        if line.free > .zero { row(line.free, "free", money.amount(.zero), .good) }
        for charge in line.charges {
            row(charge.quantity, money.price(of: charge.tier), money.amount(charge.amount, rounding))
        }
        if line.unpriced > .zero { row(line.unpriced, "unknown in \(bill.region)", "unknown", .warning) }
        for note in notes(on: line) { table.add(note: .init(text: "  " + note, meaning: .quiet)) }
    }

    private func notes(on line: Bill.Line) -> [String] {
        guard detail != .lines else { return [] }
        var notes = workings(of: line)
        guard detail == .everything else { return notes }
        if let allowance = line.allowance {
            notes.append(
                "\(allowance.quantity.grouped) free a month"
                    + (allowance.endsAfterFirstYear ? " in the first year" : "") + "; \(allowance.source.words)"
            )
        }
        for charge in line.charges {
            let amount = "\(charge.quantity.grouped) × \(money.price(of: charge.tier)) = \(money.exact(charge.amount))"
            notes.append("\(amount), exactly; \(charge.tier.words)")
            notes.append("price: \(charge.tier.source.words)")
        }
        return notes
    }

    private func workings(of line: Bill.Line) -> [String] {
        let entries = line.entries.filter { !$0.working.isEmpty }
        // What has no unit is counted, and a count is its own working.
        guard !line.meter.unit.isEmpty else {
            let sum = entries.map(\.working).joined(separator: " + ")
            return sum.isEmpty ? [] : [entries.count > 1 ? "\(sum) = \(line.quantity.grouped)" : sum]
        }
        let notes = entries.map { "\($0.working) = \($0.quantity.grouped) \(line.meter.unit)" }
        return notes + (notes.count > 1 ? ["together \(line.quantity.grouped) \(line.meter.unit)"] : [])
    }

    /// What the reader has to know to trust the numbers.
    private func foundations(exact: ExactDecimal) throws(PricingError) -> [String] {
        var lines = ["Exactly \(money.exact(exact)) in \(bill.region), \(freeTierWords), before tax."]
        if rounding == .parts { lines.append("Each line is rounded to the cent, and the total is their sum.") }
        if bill.isPartial {
            lines.append("Some prices are unknown in \(bill.region); --price-book takes a book that has them.")
        }
        let dates = prices.dates
        lines.append(
            dates.oldest == dates.newest
                ? "Prices as of \(dates.newest)." : "Prices as of \(dates.oldest) to \(dates.newest)."
        )
        return lines
    }

    private var freeTierWords: String {
        let kind =
            switch bill.freeTier.kind {
            case .none: "without a free tier"
            case .always: "with the free tier that does not end"
            case .firstYear: "with the free tier of the first year"
            }
        guard bill.freeTier.kind != .none, bill.freeTier.usedElsewhere > .zero,
            let percent = try? bill.freeTier.usedElsewhere * 100
        else { return kind }
        return "\(kind), \(percent) % of which others use up"
    }
}

extension PriceSource {
    /// The source and its day.
    fileprivate var words: String { "\(text) (\(date))" }
}

extension Price.Tier {
    /// Where the tier begins and ends, in a month's quantity.
    var words: String {
        switch (start, end) {
        case (.zero, nil): "one price for all"
        case (.zero, let end?): "tier up to \(end.grouped)"
        case (_, nil): "tier over \(start.grouped)"
        case (_, let end?): "tier from \(start.grouped) to \(end.grouped)"
        }
    }
}
