import Foundation
import FoundationXML
import Testing
import Warming

@testable import Dashboard
@testable import WarmingHistory

@Suite("A report's page")
struct ReportPageTests {
    @Test("It is well-formed, and has no script and no tag that came from elsewhere")
    func isWellFormed() throws {
        let page = try Page(ReportPage(try content()).html)

        #expect(page.error == nil)
        #expect(page.elements["html"] == 1 && page.elements["script"] == nil && page.elements["img"] == nil)
        #expect(page.text.contains("orders\"><script>alert('1')</script><b & c>\u{FFFD}"))
        #expect(page.text.contains("2 pings failed last on 25 Nov 2026 00:25 UTC"))
        #expect(page.text.contains("<img src=x>"))
    }

    @Test("It asks for nothing from elsewhere")
    func isSelfContained() throws {
        let page = try Page(ReportPage(try content()).html)
        let style = StyleSheet.text.text

        #expect(page.attributes.isDisjoint(with: ["src", "href", "srcset", "action", "data", "style"]))
        #expect(!page.attributes.contains { $0.hasPrefix("on") })
        #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("</"))
    }

    @Test("Every picture says in words what it shows, and every part of a strip what happened in it")
    func hasTextAlternatives() throws {
        let html = ReportPage(try content()).html
        let page = try Page(html)

        // For each of two targets a strip and three charts, and the rounds for two widths.
        #expect(page.elements["svg"] == 10 && page.labels.count == 10)
        #expect(page.labels.allSatisfy { !$0.isEmpty })
        #expect(page.labels.contains("Of 12 parts 9 warm, 1 cold, 1 failed, 1 without a round"))
        #expect(
            html.contains("<title>25 Nov 00:25: 1 round, 2 pings, 2 failed, too few environments in 1 round</title>")
        )
        #expect(html.contains("<title>25 Nov 00:55: no round</title>"))
        #expect(html.contains("<title>25 Nov 00:05: p50 20 ms, p95 20 ms, p99 20 ms, 2 answers</title>"))
        #expect(html.contains("a round of 1.100 s</title>"))
    }

    @Test("It sums up all targets")
    func sumsUp() throws {
        let page = try Page(ReportPage(try content()).html)

        #expect(page.text.contains("All 2 targets are warm."))
        for tile in ["11rounds", "600 msa round takes", "33pings2 failed", "6.5 %of pings were cold2 of 31"] {
            #expect(page.text.contains(tile))
        }
    }

    @Test("It says what the month costs, against what it will, and what both stand on")
    func saysCost() throws {
        let cost = MonthlyCost(soFar: "$0.08", estimate: "$0.14", basis: ["So far 3 <pings>.", "And so on."])
        let partial = MonthlyCost(soFar: "$0.08", estimate: nil, isPartial: true, basis: [])

        let page = try Page(ReportPage(try content(), cost: cost).html)

        #expect(page.error == nil && page.text.contains("$0.08so far this monthestimate for all of it: $0.14"))
        #expect(page.text.contains("how that is countedSo far 3 <pings>.And so on."))
        #expect(
            try Page(ReportPage(try content(), cost: partial).html).text
                .contains("so far this month, at leastno estimate without a configuration")
        )
        #expect(try !Page(ReportPage(try content()).html).text.contains("this month"))
    }

    @Test("A round that took much longer than most does not press the others to the floor")
    func drawsOutlier() throws {
        var uneven = try content()
        let even = ReportPage(uneven).html
        uneven.parts[3].longest = .seconds(20)

        #expect(even.contains(">1.25 s</text>") && !even.contains("ten times"))
        let html = ReportPage(uneven).html
        #expect(html.contains("each step is ten times the one below") && html.contains(">100 s</text>"))
    }

    @Test("It may be about one target")
    func showsOneTarget() throws {
        let page = try Page(ReportPage(try content(target: "cart")).html)

        #expect(page.text.contains("The target is warm.") && !page.text.contains("orders"))
    }

    @Test("A time without rounds is said in one sentence")
    func saysNothing() throws {
        let span = HistorySpan(from: midnight, to: midnight.advanced(by: .seconds(60)))
        let nothing = DashboardContent(
            asked: span,
            span: span,
            rounds: nil,
            parts: [],
            width: .zero,
            latest: nil,
            targets: []
        )

        let page = try Page(ReportPage(nothing).html)

        #expect(page.error == nil && page.text.contains("There was no round in this time."))
        #expect(page.elements["svg"] == nil)
    }

    @Test("A target whose log was imported says what warming has changed for its users")
    func saysWhatChanged() throws {
        let log = """
            2026-11-25T00:20:30.000Z REPORT RequestId: a\tDuration: 300.00 ms\tBilled Duration: 1000 ms\t\
            Memory Size: 128 MB\tMax Memory Used: 60 MB\tInit Duration: 700.00 ms\t

            """
        var content = try content(target: "cart", log: log)
        #expect(ReportPage(content).html.contains("Environments started: 0 for pings, 1 for users, which took 700 ms"))
        #expect(!ReportPage(content).html.contains("before warming began"))

        content.targets[0].history.invocations?.warming = WarmingEffect(
            began: midnight,
            before: ColdStartRate(coldStarts: 40, length: .seconds(86400)),
            since: ColdStartRate(coldStarts: 1, length: .seconds(36000))
        )

        let words = "Users met 40 cold starts a day before warming began on 25 Nov 2026 00:00 UTC, and 2.4 since."
        #expect(ReportPage(content).html.contains(words))
    }
}

/// A page as a strict reader of XML sees it.
private final class Page: NSObject, XMLParserDelegate {
    private(set) var elements: [String: Int] = [:]
    private(set) var attributes: Set<String> = []
    private(set) var labels: [String] = []
    private(set) var text = ""
    private(set) var error: (any Error)?

    init(_ html: String) throws {
        super.init()
        let parser = XMLParser(data: Data(html.utf8))
        parser.delegate = self
        if !parser.parse() { error = parser.parserError }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements[element, default: 0] += 1
        self.attributes.formUnion(attributes.keys)
        if element == "svg", attributes["role"] == "img" { labels.append(attributes["aria-label"] ?? "") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
