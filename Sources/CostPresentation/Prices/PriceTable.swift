import JSONText
public import LambdaPricing
public import Presentation

/// What a price book says about one region.
public struct PriceTable: Sendable {
    private let prices: PriceBook
    private let region: String
    private let style: Style

    /// Prepares a table.
    ///
    /// - Throws: ``PricingError`` for a region that the book does not know.
    public init(_ prices: PriceBook, region: String, style: Style) throws(PricingError) {
        try prices.check(region: region)
        self.prices = prices
        self.region = region
        self.style = style
    }

    /// The table, what is free, and the sources, with line ends.
    public var text: String {
        let money = MoneyText(currency: prices.currency)
        var table = TextTable()
        table.add(
            ["METER", "PRICE", "OF A MONTH", "SOURCE"].map { .init(text: $0, meaning: .quiet) }
        )
        for meter in Meter.all {
            var name = meter.name
            let unit = meter.unit.isEmpty ? "" : " per \(meter.unit)"
            func row(_ price: String, _ range: String, _ source: String, _ meaning: Style.Meaning? = nil) {
                table.add([
                    .init(text: name), .init(text: price, meaning: meaning), .init(text: range),
                    .init(text: source, meaning: .quiet),
                ])
                name = ""
            }
            let tiers = prices.price(of: meter, in: region)?.tiers ?? []
            for tier in tiers { row(money.price(of: tier) + unit, tier.range, tier.source.name) }
            if tiers.isEmpty {
                row("unknown", "", "", .warning)
            } else if let end = tiers.last?.end {
                row("unknown", "over \(end.inWords)", "", .warning)
            }
        }
        return (table.lines(style: style) + [""] + allowances + [""] + sources).joined(separator: "\n") + "\n"
    }

    /// The same for programs: JSON with prices as texts, with a line end.
    public var json: String {
        var entries: [JSONValue] = []
        for meter in Meter.all {
            for tier in prices.price(of: meter, in: region)?.tiers ?? [] {
                var entry: [JSONValue.Member] = [
                    .init(name: "meter", value: .string(meter.name)), .init(name: "unit", value: .string(meter.unit)),
                    .init(name: "from", value: .string("\(tier.start)")),
                ]
                if let end = tier.end { entry.append(.init(name: "to", value: .string("\(end)"))) }
                entry += [
                    .init(name: "unitPrice", value: .string("\(tier.unitPrice)")),
                    .init(name: "source", value: .string(tier.source.text)),
                    .init(name: "date", value: .string(tier.source.date)),
                ]
                entries.append(.object(entry))
            }
        }
        let document: JSONValue = [
            "version": 1, "region": .string(region), "currency": .string(prices.currency), "prices": .list(entries),
        ]
        return String(decoding: document.bytes(.pretty), as: UTF8.self) + "\n"
    }

    private var allowances: [String] {
        [false, true].compactMap { endsAfterFirstYear in
            let free = prices.allowances.filter { $0.endsAfterFirstYear == endsAfterFirstYear }
            let list = free.map { "\n  \($0.quantity.grouped) of \($0.scope)" }.joined()
            let time = endsAfterFirstYear ? "in an account's first twelve months" : "always"
            return free.isEmpty ? nil : "Free every month, \(time):" + list
        }
    }

    private var sources: [String] {
        prices.sources.map { style.text("\($0.name): \($0.text) (\($0.date))", .quiet) }
    }
}

extension Price.Tier {
    /// The part of a month's quantity that has this price.
    fileprivate var range: String {
        switch (start, end) {
        case (.zero, nil): "all"
        case (.zero, let end?): "first \(end.inWords)"
        case (_, nil): "over \(start.inWords)"
        case (_, let end?): "from \(start.inWords) to \(end.inWords)"
        }
    }
}

extension ExactDecimal {
    /// The number with its millions and billions in words, where few digits stand before them.
    fileprivate var inWords: String {
        for (part, word) in [("0.000000001", "billion"), ("0.000001", "million")] {
            guard let count = try? self * ExactDecimal(text: part), count >= 1 else { continue }
            if count.rounded(places: 2) == count { return "\(count) \(word)" }
        }
        return grouped
    }
}
