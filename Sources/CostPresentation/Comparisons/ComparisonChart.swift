public import LambdaPricing

/// A comparison as a picture: an SVG with a bar for each way's price and one for its cold visits.
public struct ComparisonChart: Sendable {
    private let comparison: Comparison
    private let region: String
    private let money: MoneyText
    private let date: String

    /// Prepares a picture.
    public init(_ comparison: Comparison, prices: PriceBook, region: String) {
        self.comparison = comparison
        self.region = region
        money = MoneyText(currency: prices.currency)
        date = prices.dates.newest
    }

    private static let width = 960
    private static let labelWidth = 215
    private static let panelWidth = 290
    private static let panelGap = 75
    private static let top = 108
    private static let rowHeight = 36

    private var rows: [Comparison.Row] { comparison.rows.filter { $0.bill != nil } }
    private var bottom: Int { Self.top + rows.count * Self.rowHeight }

    /// The whole file.
    public var svg: String {
        let height = bottom + 92
        let given = comparison.comparisonCase
        let visits = ExactDecimal(given.visits).grouped
        let functions = given.environments.count == 1 ? "one function" : "\(given.environments.count) functions"
        var picture = SVGPicture(width: Self.width, height: height)
        picture.text("What it costs to avoid cold starts", x: 24, y: 36, .title)
        picture.text(
            "\(visits) visits a month to \(functions) of \(ExactDecimal(given.memory.megabytes).grouped) MB, "
                + "\(region), \(given.architecture)",
            x: 24,
            y: 58,
            .subtitle
        )
        for (index, row) in rows.enumerated() {
            picture.text(row.way.title, x: Self.labelWidth, y: middle(of: index) + 4, .label, anchor: .end)
        }
        let first = Self.labelWidth + 12
        let amounts = rows.map { $0.amount?.double }
        let amountTexts = rows.map { row in
            (row.bill?.isPartial == true ? "at least " : "") + money.amount(row.amount ?? .zero)
        }
        panel(
            "Price of a month, \(money.unit)",
            at: first,
            values: amounts,
            texts: amountTexts,
            colour: "#2f6db3",
            in: &picture
        )
        panel(
            "Cold visits a month, expected",
            at: first + Self.panelWidth + Self.panelGap,
            values: rows.map(\.coldVisits),
            texts: rows.map { ComparisonTable.count($0.coldVisits) },
            colour: "#c2701d",
            in: &picture
        )
        let missing = comparison.rows.filter { $0.bill == nil }.map { "\($0.way.title) is \($0.assumption)." }
        let note = "Lambda, pings through API Gateway and their logs, before tax; prices as of \(date)."
        picture.text(note, x: 24, y: height - 34, .note)
        picture.text(missing.joined(separator: " "), x: 24, y: height - 17, .note)
        return picture.text
    }

    private func middle(of row: Int) -> Int { Self.top + row * Self.rowHeight + Self.rowHeight / 2 }

    private func panel(
        _ title: String,
        at left: Int,
        values: [Double?],
        texts: [String],
        colour: String,
        in picture: inout SVGPicture
    ) {
        let axis = ChartAxis(upTo: values.compactMap(\.self).max() ?? 0)
        let place = { (value: Double) in Double(left) + value / axis.end * Double(Self.panelWidth) }
        picture.text(title, x: left, y: Self.top - 14, .heading)
        for tick in axis.ticks {
            picture.line(x: place(tick), from: Self.top, to: bottom, isAxis: tick == 0)
            picture.text(axis.text(of: tick), x: Int(place(tick).rounded()), y: bottom + 20, .tick, anchor: .middle)
        }
        for (index, value) in values.enumerated() {
            let end = place(value ?? 0)
            if let value, value > 0 {
                picture.bar(x: Double(left), y: middle(of: index) - 10, width: max(1, end - Double(left)), colour)
            }
            picture.text(texts[index], x: Int(end.rounded()) + 6, y: middle(of: index) + 4, .value)
        }
    }
}
