import JSONText
public import LambdaPricing
import Presentation

/// A comparison for programs: JSON and CSV, money as texts with all of their digits.
///
/// The JSON has a version of its own; within a version keys are only ever added. A key that does not apply is left out.
public struct ComparisonDocument: Encodable, Hashable, Sendable {
    /// The version of the format.
    let version = 1
    /// The region.
    let region: String
    /// The currency.
    let currency: String
    /// The visits of the month.
    let visits: Int
    /// The functions that they spread over.
    let functions: Int
    /// What the warmer itself costs, and what it would when it pinged one after another.
    let warmer: Warmer
    /// What the cold starts of doing nothing add to its bill.
    let startsAmount: String
    /// The ways.
    let ways: [Way]

    /// The warmer's own price.
    struct Warmer: Encodable, Hashable, Sendable {
        /// Absent when one after another takes longer than Lambda allows.
        let oneAfterAnother: String?
        let allAtOnce: String
    }

    /// One way.
    struct Way: Encodable, Hashable, Sendable {
        let way: String
        let available: Bool
        /// The exact price, as far as it is known.
        let amount: String?
        /// Whether some of the price is unknown.
        let partial: Bool
        let coldVisits: Double?
        let waitedSeconds: Double?
        let assumption: String
    }

    /// Creates the document of a comparison.
    public init(_ comparison: Comparison, prices: PriceBook, region: String) {
        self.region = region
        currency = prices.currency
        visits = comparison.comparisonCase.visits
        functions = comparison.comparisonCase.environments.count
        warmer = Warmer(
            oneAfterAnother: comparison.warmer.sequential.map { "\($0)" },
            allAtOnce: "\(comparison.warmer.atOnce)"
        )
        startsAmount = "\(comparison.startsAmount)"
        ways = comparison.rows.map { row in
            let isThere = row.bill != nil
            return Way(
                way: row.way.rawValue,
                available: isThere,
                amount: row.amount.map { "\($0)" },
                partial: row.bill?.isPartial ?? false,
                coldVisits: isThere ? Self.rounded(row.coldVisits) : nil,
                waitedSeconds: isThere ? Self.rounded(row.waitedSeconds) : nil,
                assumption: row.assumption
            )
        }
    }

    /// The document over several lines, with a line end.
    public func json() throws -> String {
        String(decoding: try JSONTextEncoder(options: [.pretty]).encode(self), as: UTF8.self) + "\n"
    }

    /// A header, and a line for each way.
    public var csv: String {
        var text = CSVRow.text([
            "way", "available", "amount", "partial", "currency", "cold_visits", "waited_seconds", "assumption",
        ])
        for way in ways {
            text += CSVRow.text([
                way.way, "\(way.available)", way.amount ?? "", "\(way.partial)", CSVRow.guarded(currency),
                way.coldVisits.map { "\($0)" } ?? "", way.waitedSeconds.map { "\($0)" } ?? "",
                CSVRow.guarded(way.assumption),
            ])
        }
        return text
    }

    private static func rounded(_ estimate: Double) -> Double { (estimate * 1000).rounded() / 1000 }
}
