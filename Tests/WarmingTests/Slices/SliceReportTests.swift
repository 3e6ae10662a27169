import Foundation
import Testing

@testable import Warming

@Suite("Report of a slice")
struct SliceReportTests {
    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/round-report.md")

    private let handedOn = SliceHandOver(slice: 2, targets: 3, outcome: Outcome(.answered), status: 202)
    private let refused = SliceHandOver(slice: 3, targets: 4, outcome: Outcome(.throttled, "too many"), status: 429)

    @Test("A slice that could not be handed on makes the round a failed one, in words")
    func fails() throws {
        let good = try report(RoundSlice(number: 1, of: 2, handOvers: [handedOn]))
        let bad = try report(RoundSlice(number: 1, of: 3, handOvers: [handedOn, refused]))

        #expect(good.health == .good && bad.health == .failed)
        #expect(good.summary == "good: 0 of 0 targets answered in 5 ms; slice 1 of 2")
        #expect(
            bad.summary == "failed: 0 of 0 targets answered in 5 ms; slice 1 of 3; 1 of them not handed on (throttled)"
        )
    }

    @Test("The document says how many slices were handed on, and which were not")
    func writes() throws {
        let document = try RoundDocument(report(RoundSlice(number: 1, of: 3, handOvers: [handedOn, refused])))

        #expect(document.slice?.number == 1 && document.slice?.of == 3 && document.slice?.handedOn == 1)
        #expect(
            document.slice?.notHandedOn == [
                SliceDocument.Failure(slice: 3, targets: 4, outcome: "throttled", detail: "too many", status: 429)
            ]
        )
        #expect(try JSONDecoder().decode(RoundDocument.self, from: JSONEncoder().encode(document)) == document)
    }

    @Test("A further slice says which one it is, and a whole round nothing of slices")
    func leavesOut() throws {
        let second = try text(RoundDocument(report(RoundSlice(number: 2, of: 3))))
        let whole = try text(RoundDocument(report(nil)))

        #expect(second.contains(#""slice":{"number":2,"of":3}"#))
        #expect(!whole.contains("slice"))
    }

    @Test("Every key of a slice is described in the file on the format")
    func described() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)

        for key in ["slice", "number", "of", "handedOn", "notHandedOn"] {
            #expect(text.contains("`\(key)`"))
        }
    }

    private func report(_ slice: RoundSlice?) throws -> RoundReport {
        RoundReport(
            startedAt: Timestamp("2026-11-22T20:15"),
            limits: try RoundLimits(maxInFlight: 1),
            wallTime: .milliseconds(5),
            targets: [],
            slice: slice
        )
    }

    private func text(_ document: RoundDocument) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }
}
