import CostPresentation
import LambdaPricing
import Presentation
import Testing

@Suite("Comparison in words and pictures")
struct ComparisonTests {
    @Test("Each way has its price, its cold visits, a bar for both, and what it rests on")
    func table() throws {
        let comparison = try compare()
        let text = try ComparisonTable(comparison, prices: PriceBook.builtIn(), region: "us-east-1", style: .plain).text

        let expected = """
              WAY                           A MONTH                    COLD VISITS                      WAITED
              Nothing                         $0.02  ▏                       2,496  ████████████████     2.1 h
                an idle environment lasts 6 minutes; visits come at random, 80 % in working hours; a start takes 3 s
              Pings, one after another        $0.13  ▎                         0.2  ▏                    0.5 s
                8,640 rounds of 5 pings, rate(5 minutes); a round keeps the warmer busy for 1.5 s
              Pings, all at once              $0.11  ▎                         0.2  ▏                    0.5 s
                8,640 rounds of 5 pings, rate(5 minutes); a round keeps the warmer busy for 300 ms
            """
        #expect(text.hasPrefix(expected), "\n\(text)")
        #expect(text.contains("  SnapStart                           –\n    not there for provided.al2023"))
        #expect(
            text.contains(
                "The warmer itself costs $0.0287 when it pings one after another, and $0.0071 all at once: $0.0216 saved."
            )
        )
    }

    @Test("An unknown price is named, and the rest is called a part")
    func unknownPrice() throws {
        let comparison = try compare(region: "eu-west-1")
        let table = ComparisonTable(comparison, prices: try PriceBook.builtIn(), region: "eu-west-1", style: .plain)

        let lines = table.text.split(separator: "\n").map(String.init)
        let row = try #require(lines.firstIndex { $0.hasPrefix("  Pings, all at once") })
        #expect(lines[row].contains("at least $0.0"))
        #expect(lines[row + 1] == "    without apigateway.http, unknown in eu-west-1")
    }

    @Test("JSON and CSV have a line for each way")
    func documents() throws {
        let document = try ComparisonDocument(compare(), prices: PriceBook.builtIn(), region: "us-east-1")

        let json = try document.json()
        #expect(json.contains(#""oneAfterAnother" : "0.028728054""#))
        #expect(json.contains(#""way" : "working-hours-provisioned""#))
        let rows = document.csv.split(separator: "\r\n")
        #expect(rows.count == 1 + Way.allCases.count)
        #expect(rows[0] == "way,available,amount,partial,currency,cold_visits,waited_seconds,assumption")
        #expect(rows[7].hasPrefix("snapstart,false,,false,USD,,,"))
    }

    @Test("The picture has axes with round numbers and units, and a value at each bar")
    func picture() throws {
        let svg = try ComparisonChart(compare(), prices: PriceBook.builtIn(), region: "us-east-1").svg

        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\""))
        #expect(svg.hasSuffix("</svg>\n"))
        for text in [
            "Price of a month, US dollars", "Cold visits a month, expected", "Provisioned concurrency", "2,496",
            "2,500",
            "SnapStart is not there for provided.al2023: Java, Python and .NET have it.",
        ] {
            #expect(svg.contains(">\(text)</text>"), "\(text)")
        }
        #expect(svg.components(of: "<rect x=").count == 2 * 7)
    }

    @Test("Axes end at or beyond the longest bar", arguments: [0, 1, 7, 40, 99, 101, 2500, 49_999, 1_000_000])
    func axes(visits: Int) throws {
        let comparison = try compare(visits: visits)
        let svg = try ComparisonChart(comparison, prices: PriceBook.builtIn(), region: "us-east-1").svg

        let ticks = svg.components(of: "class=\"tick\"").compactMap { tick in
            tick.split(separator: ">").dropFirst().first?.split(separator: "<").first.map { $0.filter { $0 != "," } }
        }.compactMap { Double($0) }
        // Two axes: each begins at 0.
        let zeros = ticks.indices.filter { ticks[$0] == 0 }
        try #require(zeros.count == 2)
        let (prices, cold) = (ticks[..<zeros[1]], ticks[zeros[1]...])
        #expect(3...7 ~= prices.count && 2...7 ~= cold.count, "\(ticks)")
        #expect(prices.last ?? 0 >= comparison.rows.compactMap { $0.amount?.double }.max() ?? 0)
        #expect(cold.last ?? 0 >= comparison.rows.map(\.coldVisits).max() ?? 0)
        #expect(prices.elementsEqual(prices.sorted()) && cold.elementsEqual(cold.sorted()))
    }

    @Test("Names from elsewhere are text in the picture, whatever is in them")
    func escapes() throws {
        let svg = try ComparisonChart(
            compare(runtime: "<script>&\u{1}x"),
            prices: PriceBook.builtIn(),
            region: "us-east-1"
        ).svg

        #expect(svg.contains("&lt;script&gt;&amp;\u{FFFD}x") && !svg.contains("<script>"))
    }

    private func compare(
        region: String = "us-east-1",
        visits: Int = 3000,
        runtime: String = "provided.al2023"
    ) throws -> Comparison {
        let monthSeconds = 30 * 86_400
        let given = ComparisonCase(
            environments: [1, 1, 1, 1, 1],
            visits: visits,
            shareInHours: 0.8,
            duration: .milliseconds(100),
            initDuration: .seconds(3),
            memory: .least,
            architecture: .x86,
            runtime: runtime,
            idleLifetime: .seconds(360),
            schedule: PingTimes(name: "rate(5 minutes)", gaps: Array(repeating: 300, count: 8640)),
            hours: PingTimes(name: "working hours", gaps: Array(repeating: 300, count: 2520)),
            pingDuration: .milliseconds(300),
            gateway: .http,
            moreMemory: .wholeProcessor,
            restoreDuration: .milliseconds(300),
            monthSeconds: monthSeconds
        )
        return try Comparison(given, prices: try PriceBook.builtIn(), region: region)
    }
}

extension String {
    /// What follows each place where a text stands.
    fileprivate func components(of text: String) -> [Substring] {
        Array(split(separator: text, omittingEmptySubsequences: false).dropFirst())
    }
}
