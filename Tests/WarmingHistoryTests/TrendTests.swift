import Testing
import Warming

@testable import WarmingHistory

@Suite("How targets did over time")
struct TrendTests {
    @Test("The parts add up to the whole, and each has percentiles of its own")
    func addsUp() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            for number in 0..<24 where number != 7 {
                let target = try target(
                    "orders",
                    environments: 2,
                    .answered(number < 12 ? 20 : 200, by: "a"),
                    .answered(number < 12 ? 20 : 200, by: number == 3 ? "a" : "b")
                )
                try store.record(try round("\(number)", at: .minute(number * 5), target), now: .minute(number * 5))
            }
            let span = HistorySpan(from: .minute(0), to: .minute(120))

            let trends = try store.reader.trends(of: ["orders", "nobody"], in: span, parts: 24)
            let trend = try #require(trends["orders"])
            let whole = try #require(try store.reader.targets(in: span, cells: 24).first)

            #expect(trends.count == 1 && trend.width == .seconds(300) && trend.parts.count == 23)
            #expect(trend.parts.map(\.start) == whole.strip.filter { $0.rounds > 0 }.map(\.start))
            #expect(trend.parts.reduce(0) { $0 + $1.distinct } == whole.counts.distinct && whole.counts.distinct == 45)
            #expect(trend.parts.reduce(0) { $0 + $1.requested } == whole.counts.requested)
            #expect(trend.parts.reduce(0) { $0 + ($1.latency?.count ?? 0) } == 46)
            let medians = trend.parts.map { $0.latency?.median.milliseconds ?? 0 }
            #expect(medians.prefix(11).allSatisfy { abs($0 - 20) < 0.2 })
            #expect(medians.dropFirst(11).allSatisfy { abs($0 - 200) < 2 })
        }
    }

    @Test("Wider parts put several summaries together")
    func putsTogether() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            for number in 0..<24 {
                let target = try target("orders", .answered(number % 2 == 0 ? 20 : 200))
                try store.record(try round("\(number)", at: .minute(number * 5), target), now: .minute(number * 5))
            }
            let span = HistorySpan(from: .minute(0), to: .minute(120))

            let trend = try #require(try store.reader.trends(of: ["orders"], in: span, parts: 4)["orders"])

            #expect(trend.width == .seconds(1800) && trend.parts.map(\.rounds) == [6, 6, 6, 6])
            #expect(trend.parts.allSatisfy { abs(($0.latency?.p99.milliseconds ?? 0) - 200) < 2 })
            #expect(trend.parts.allSatisfy { abs(($0.latency?.median.milliseconds ?? 0) - 20) < 0.2 })
        }
    }
}
