import FoundationEssentials
import Testing
import Warming

@testable import HistoryPresentation

@Suite("A history for other tools")
struct HistoryDocumentTests {
    @Test("JSON is read back as it was, and has no null")
    func readsBack() throws {
        let document = HistoryDocument(try overview())

        let text = try document.text()

        #expect(try JSONDecoder().decode(HistoryDocument.self, from: Data(text.utf8)) == document)
        #expect(!text.contains("null") && text.hasSuffix("}\n"))
    }

    @Test("JSON says what the history knows of a target")
    func saysTarget() throws {
        let document = HistoryDocument(try overview())
        let orders = try #require(document.targets.first)

        #expect(document.version == 1 && document.from == "2026-11-25T00:00:00.000Z")
        #expect(document.targets.map(\.name) == ["=orders", "cart"])
        #expect(orders.rounds == 11 && orders.pings == 22 && orders.failed == 2 && orders.cold == 2)
        #expect(orders.requested == 22 && orders.distinct == 20 && orders.reachedRounds == 10)
        #expect(orders.billedMilliseconds == 240 && orders.latency?.count == 20)
        #expect(
            orders.strip == ["cold", "warm", "warm", "warm", "warm", "failed"] + Array(repeating: "warm", count: 5) + [
                "empty"
            ]
        )
        #expect(orders.lastFailure?.at == "2026-11-25T00:25:00.000Z" && orders.lastFailure?.status == 503)
        #expect(orders.invocations?.userColdStarts == 1 && orders.invocations?.pingColdStarts == 0)
        #expect(document.rounds.reduce(0) { $0 + $1.count } == 11)
    }

    @Test("CSV has a line for each target, as many fields as columns, and no formula")
    func writesCSV() throws {
        let lines = HistoryCSV.text(try overview()).split(separator: "\r\n")

        #expect(lines.count == 3)
        #expect(
            lines.allSatisfy {
                $0.split(separator: ",", omittingEmptySubsequences: false).count == HistoryCSV.header.count
            }
        )
        #expect(lines[1].hasPrefix("'=orders,https://orders.example/,11,10,22,20,22,2,2,0,"))
        #expect(lines[1].contains("unexpected-status: wanted 200-299"))
    }
}
