public import LambdaPricing
public import Presentation

/// A comparison as a table for people, with a bar for each way's price and one for its cold visits.
public struct ComparisonTable: Sendable {
    private let comparison: Comparison
    private let region: String
    private let prices: PriceBook
    private let style: Style
    private let money: MoneyText

    private static let barWidth = 16

    /// Prepares a table.
    ///
    /// - Parameters:
    ///   - comparison: What was compared.
    ///   - prices: The price book that it was worked out with.
    ///   - region: The region.
    ///   - style: The colours, or none.
    public init(_ comparison: Comparison, prices: PriceBook, region: String, style: Style) {
        self.comparison = comparison
        self.region = region
        self.prices = prices
        self.style = style
        money = MoneyText(currency: prices.currency)
    }

    /// The table, what all at once saves, and what the numbers rest on, with line ends.
    public var text: String {
        var table = TextTable()
        table.add([
            .init(text: ""), .init(text: "WAY", meaning: .quiet),
            .init(text: "A MONTH", meaning: .quiet, isRightAligned: true), .init(text: ""),
            .init(text: "COLD VISITS", meaning: .quiet, isRightAligned: true), .init(text: ""),
            .init(text: "WAITED", meaning: .quiet, isRightAligned: true),
        ])
        let dearest = comparison.rows.compactMap(\.amount).max() ?? .zero
        let coldest = comparison.rows.map(\.coldVisits).max() ?? 0
        for row in comparison.rows {
            let isThere = row.bill != nil
            table.add([
                .init(text: ""), .init(text: row.way.title, meaning: isThere ? .strong : .quiet),
                .init(text: amount(of: row), meaning: isThere ? nil : .quiet, isRightAligned: true),
                .init(text: bar(row.amount?.double ?? 0, of: dearest.double)),
                .init(text: isThere ? Self.count(row.coldVisits) : "", isRightAligned: true),
                .init(text: bar(isThere ? row.coldVisits : 0, of: coldest), meaning: .warning),
                .init(text: isThere ? Self.time(row.waitedSeconds) : "", isRightAligned: true),
            ])
            table.add(note: .init(text: "  " + (unknown(in: row) ?? row.assumption), meaning: .quiet))
        }
        return (table.lines(style: style) + [""] + remarks).joined(separator: "\n") + "\n"
    }

    private var remarks: [String] {
        let given = comparison.comparisonCase
        let visits = ExactDecimal(given.visits).grouped
        let functions = given.environments.count == 1 ? "1 function" : "\(given.environments.count) functions"
        let (sequential, atOnce) = (comparison.warmer.sequential, comparison.warmer.atOnce)
        var lines = [
            "\(visits) visits a month to \(functions) of \(ExactDecimal(given.memory.megabytes).grouped) MB in \(region); "
                + "cold visits and waits are expected ones."
        ]
        if let sequential, let saved = try? sequential - atOnce, saved > .zero {
            lines.append(
                "The warmer itself costs \(money.fine(sequential)) when it pings one after another, "
                    + "and \(money.fine(atOnce)) all at once: \(money.fine(saved)) saved."
            )
        }
        if comparison.startsAmount > .zero {
            lines.append(
                "Cold starts are billed, too: \(money.fine(comparison.startsAmount)) of what doing nothing costs."
            )
        }
        lines += [
            "The price of a month is Lambda's, and for pings API Gateway's and that of their logs; without metrics, alarms and reports.",
            "Before tax; prices as of \(prices.dates.newest).",
        ].map { style.text($0, .quiet) }
        return lines
    }

    private func amount(of row: Comparison.Row) -> String {
        guard let bill = row.bill, let amount = row.amount else { return "–" }
        return (bill.isPartial ? "at least " : "") + money.amount(amount)
    }

    private func unknown(in row: Comparison.Row) -> String? {
        let meters = row.bill?.lines.filter { $0.unpriced > .zero }.map(\.meter.name) ?? []
        return meters.isEmpty ? nil : "without \(meters.joined(separator: ", ")), unknown in \(region)"
    }

    private func bar(_ value: Double, of longest: Double) -> String {
        guard longest > 0, value > 0 else { return "" }
        // What is there at all has a bar that can be seen.
        let eighths = max(1, Int((value / longest * Double(Self.barWidth * 8)).rounded()))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }

    /// An expected number of visits: whole from ten on, since more digits would claim too much.
    static func count(_ visits: Double) -> String {
        if visits > 0, visits < 0.05 { return "under 0.1" }
        return (try? ExactDecimal(estimate: visits, places: visits < 9.95 ? 1 : 0)).map(\.grouped) ?? "–"
    }

    /// An expected time, in the unit that suits it.
    static func time(_ seconds: Double) -> String {
        let (value, unit) =
            switch seconds {
            case ..<60: (seconds, "s")
            case ..<3600: (seconds / 60, "min")
            default: (seconds / 3600, "h")
            }
        return ((try? ExactDecimal(estimate: value, places: 1)).map(\.grouped) ?? "–") + " " + unit
    }
}
