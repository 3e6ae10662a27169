import JSONText
public import LambdaPricing
import Presentation

/// A bill for programs: JSON and CSV, with exact amounts as texts, since no binary number holds a cent.
///
/// The JSON has a version of its own; within a version keys are only ever added.
public struct BillDocument: Encodable, Hashable, Sendable {
    /// The version of the format.
    let version = 1
    /// The region.
    let region: String
    /// The currency.
    let currency: String
    /// Which free allowances were taken off.
    let freeTier: String
    /// Whether some of the usage has no known price.
    let partial: Bool
    /// The sum of all exact amounts.
    let exactTotal: String
    /// The sum in cents.
    let total: String
    /// How cents were made.
    let rounding: String
    /// What was used, and what it costs.
    let lines: [Line]

    /// The quantity of one meter.
    struct Line: Encodable, Hashable, Sendable {
        let meter: String
        let title: String
        let unit: String
        let quantity: String
        let workings: [String]
        let free: String
        let charges: [Charge]
        let unknown: String
        let amount: String
    }

    /// A quantity at one price.
    struct Charge: Encodable, Hashable, Sendable {
        let quantity: String
        let unitPrice: String
        let amount: String
        let source: String
        let date: String
    }

    /// Creates the document of a bill.
    ///
    /// - Throws: ``PricingError`` when the sum is too large to be exact.
    public init(_ bill: Bill, rounding: Rounding) throws(PricingError) {
        region = bill.region
        currency = bill.currency
        freeTier = bill.freeTier.kind.rawValue
        partial = bill.isPartial
        exactTotal = "\(try bill.exactTotal())"
        total = try bill.total(rounding).grouped(atLeast: 2).filter { $0 != "," }
        self.rounding = rounding.rawValue
        lines = bill.lines.map(Line.init)
    }

    /// The document over several lines, with a line end.
    public func json() throws -> String {
        String(decoding: try JSONTextEncoder(options: [.pretty]).encode(self), as: UTF8.self) + "\n"
    }

    /// A header, and a line for each price that was paid, for what was free, and for what has no known price.
    public var csv: String {
        var text = CSVRow.text([
            "meter", "item", "quantity", "unit", "unit_price", "amount", "currency", "source", "date",
        ])
        for line in lines {
            func row(_ quantity: String, _ price: String, _ amount: String, _ source: String, _ date: String) {
                text += CSVRow.text([
                    line.meter, line.title, quantity, line.unit, price, amount, CSVRow.guarded(currency),
                    CSVRow.guarded(source), date,
                ])
            }
            if line.free != "0" { row(line.free, "0", "0", "", "") }
            for charge in line.charges {
                row(charge.quantity, charge.unitPrice, charge.amount, charge.source, charge.date)
            }
            if line.unknown != "0" { row(line.unknown, "", "", "", "") }
        }
        return text
    }
}

extension BillDocument.Line {
    fileprivate init(_ line: Bill.Line) {
        meter = line.meter.name
        title = line.meter.title
        unit = line.meter.unit
        quantity = "\(line.quantity)"
        workings = line.entries.map(\.working)
        free = "\(line.free)"
        charges = line.charges.map { charge in
            BillDocument.Charge(
                quantity: "\(charge.quantity)",
                unitPrice: "\(charge.tier.unitPrice)",
                amount: "\(charge.amount)",
                source: charge.tier.source.text,
                date: charge.tier.source.date
            )
        }
        unknown = "\(line.unpriced)"
        amount = "\(line.amount)"
    }
}
