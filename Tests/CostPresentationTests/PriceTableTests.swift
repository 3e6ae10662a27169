import CostPresentation
import LambdaPricing
import Presentation
import Testing

@Suite("Price table")
struct PriceTableTests {
    @Test("Tiers stand below one another, and what is not known is said to be unknown")
    func tiers() throws {
        let lines = try PriceTable(PriceBook.builtIn(), region: "eu-west-1", style: .plain).text
            .split(separator: "\n").map(String.init)

        let start = try #require(lines.firstIndex { $0.hasPrefix("lambda.duration.x86_64") })
        #expect(lines[start].contains("  $0.0000166667 per GB-s  first 6 billion    calculator"))
        #expect(lines[start + 1].hasSuffix("  unknown                 over 6 billion"))
        #expect(lines.contains { $0.hasPrefix("snapstart.cache") && $0.hasSuffix("unknown") })
        #expect(lines.contains("  400,000 of lambda.duration"))
        #expect(lines.last?.hasSuffix("(2026-11-22)") == true)
        #expect(lines.allSatisfy { $0.count <= 110 })
    }

    @Test("Every meter has its line", arguments: ["us-east-1", "sa-east-1"])
    func allMeters(region: String) throws {
        let table = try PriceTable(PriceBook.builtIn(), region: region, style: .plain)

        for meter in Meter.all { #expect(table.text.contains("\n\(meter.name) "), "\(meter)") }
        #expect(table.json.contains(#""region" : "\#(region)""#))
    }

    @Test("A region that is not in the book is refused")
    func unknownRegion() throws {
        let prices = try PriceBook.builtIn()

        #expect(throws: PricingError.self) { try PriceTable(prices, region: "mars-north-1", style: .plain) }
    }
}
