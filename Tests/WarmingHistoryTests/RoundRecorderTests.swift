import FoundationEssentials
import Testing
import Warming

@testable import WarmingHistory

@Suite("Keeping the rounds of a run")
struct RoundRecorderTests {
    private let day = HistorySpan(from: midnight, to: .minute(24 * 60))

    @Test("Trouble is said once, and rounds are kept again when it is over")
    func goesOn() async throws {
        try await withHistoryPath { path in
            var other: HistoryStore? = try HistoryStore(path: path)
            var recorder = RoundRecorder(path: path)

            let lost = try round("a", at: .minute(1), target("a", .answered(20)))
            let kept = try round("b", at: .minute(2), target("a", .answered(20)))

            #expect(recorder.open()?.code == .inUse)
            #expect(recorder.record(lost, now: .minute(1)) == nil)
            #expect(try HistoryReader(path: path).rounds(in: day).isEmpty)
            withExtendedLifetime(other) {}
            other = nil
            #expect(recorder.record(kept, now: .minute(2)) == nil)

            #expect(try HistoryReader(path: path).rounds(in: day).map(\.id) == ["b"])
        }
    }

    @Test("A history that can be written gives no trouble")
    func keeps() async throws {
        try await withHistoryPath { path in
            var recorder = RoundRecorder(path: path)

            let report = try round("a", at: .minute(1), target("a", .answered(20)))

            #expect(recorder.open() == nil)
            #expect(recorder.record(report, now: .minute(1)) == nil)
            #expect(try HistoryReader(path: path).rounds(in: day).map(\.id) == ["a"])
        }
    }
}
