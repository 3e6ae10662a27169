import Chance
import Testing
import Warming

@testable import WarmingHistory

@Suite("Spans and strips")
struct SpanTests {
    @Test("The pieces of a span follow each other and cover it, from the finest at its ends to days in its middle")
    func covers() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2000 {
            let start = Int64.random(in: 0...3_000_000_000_000, using: &random)
            let end = start + Int64.random(in: 0...40_000_000_000, using: &random)
            var kept: [Tier: Int64] = [:]
            if Bool.random(using: &random) {
                kept[.fiveMinutes] = start + .random(in: -5_000_000_000...9_000_000_000, using: &random)
            }
            if let fine = kept[.fiveMinutes] { kept[.hour] = fine - .random(in: 0...5_000_000_000, using: &random) }

            let pieces = SpanPieces(of: start..<end, kept: kept)

            #expect(pieces.range.lowerBound <= start && end <= pieces.range.upperBound)
            var position = pieces.range.lowerBound
            for piece in pieces.pieces {
                #expect(piece.range.lowerBound == position)
                #expect(
                    piece.range.lowerBound % piece.tier.width == 0 && piece.range.upperBound % piece.tier.width == 0
                )
                position = piece.range.upperBound
            }
            #expect(position == pieces.range.upperBound)
        }
    }

    @Test("A month has 30 days, and not thousands of summaries, in it")
    func usesDays() {
        let start: Int64 = 1_795_564_800_000 + 3_900_000
        let pieces = SpanPieces(of: start..<start + 30 * 86_400_000, kept: [:]).pieces

        #expect(pieces.map(\.tier) == [.fiveMinutes, .hour, .day, .hour, .fiveMinutes])
        #expect(pieces.reduce(0) { $0 + Int64($1.range.count) / $1.tier.width } < 70)
    }

    @Test("A strip shows the worst of each part, and parts without a round")
    func showsWorst() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let cold = PingReport.answered(900, by: "a", cold: true)
            let warm = PingReport.answered(20, by: "a", cold: false)
            for (minute, target) in [
                (0, try target("a", cold)), (5, try target("a", warm)),
                (10, try target("a", .failed(.connectionRefused))), (11, try target("a", warm)),
                (20, try target("a", environments: 3, warm, warm, warm)),
            ] {
                try store.record(round("r\(minute)", at: .minute(minute), target), now: .minute(30))
            }

            let span = HistorySpan(from: midnight, to: .minute(25))
            let fine = try store.reader.targets(in: span, cells: 5).first?.strip
            let coarse = try store.reader.targets(in: span, cells: 3).first?.strip

            #expect(fine?.map(\.state) == [.cold, .warm, .failed, .empty, .short])
            #expect(coarse?.map(\.state) == [.cold, .failed, .short])
            #expect(fine?.map(\.start) == [.minute(0), .minute(5), .minute(10), .minute(15), .minute(20)])
        }
    }

    @Test("A strip never has more parts than were asked for", arguments: [1, 7, 60, 288])
    func boundsStrip(cells: Int) async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try store.record(round("r", at: .minute(0), target("a", .answered(20))), now: .minute(0))

            for length in [1, 30, 300, 5000, 50_000, 500_000] {
                let span = HistorySpan(from: .minute(-length), to: .minute(1))
                let strip = try #require(try store.reader.targets(in: span, cells: cells).first?.strip)
                #expect(strip.count <= cells && strip.last?.pings == 1)
            }
        }
    }
}
