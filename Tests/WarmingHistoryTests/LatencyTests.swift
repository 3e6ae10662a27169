import Chance
import Histogram
import Testing
import Warming

@testable import WarmingHistory

@Suite("Latencies")
struct LatencyTests {
    @Test("Percentiles are exact to 1 %, whatever the latencies are", arguments: 1...20)
    func isExact(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let scale = UInt64(1) << UInt64.random(in: 3...36, using: &random)
        let latencies = (0..<Int.random(in: 1...3000, using: &random)).map { _ in
            Int64(UInt64.random(in: 0...scale, using: &random))
        }
        // In several summaries, as rounds come in, and by way of the file.
        var summaries = [LatencyCounts](repeating: LatencyCounts(), count: 7)
        for (index, latency) in latencies.enumerated() { summaries[index % 7].add(latency) }
        var merged = LatencyCounts()
        for summary in summaries { merged.add(LatencyCounts(encoded: summary.encoded)) }

        let percentiles = try #require(merged.percentiles)

        let sorted = latencies.sorted()
        #expect(percentiles.count == latencies.count)
        for (share, found) in [
            (0.5, percentiles.median), (0.95, percentiles.p95), (0.99, percentiles.p99), (1, percentiles.longest),
        ] {
            let rank = max(1, Int((share * Double(sorted.count)).rounded(.up)))
            let exact = Double(sorted[rank - 1])
            let microseconds = found.milliseconds * 1000
            #expect(abs(microseconds - exact) <= max(exact * 0.01, 1), "\(share): \(microseconds) is not \(exact)")
        }
    }

    @Test("Percentiles are those of an HdrHistogram, slot by slot", arguments: 1...20)
    func agreesWithHdrHistogram(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let scale = UInt64(1) << UInt64.random(in: 3...36, using: &random)
        var reference = Histogram<UInt64>(
            lowestDiscernibleValue: 1,
            highestTrackableValue: LatencyCounts.longest,
            numberOfSignificantValueDigits: .two
        )
        var counts = LatencyCounts()
        for _ in 0..<Int.random(in: 1...3000, using: &random) {
            let latency = UInt64.random(in: 0...scale, using: &random)
            counts.add(Int64(latency))
            // By its slot, since the reference cuts its last percentiles to the longest value that it saw.
            reference.record(LatencyCounts.longest(inSlotOf: latency))
        }

        let percentiles = try #require(counts.percentiles)

        for (percentile, found) in [
            (50.0, percentiles.median), (95, percentiles.p95), (99, percentiles.p99), (100, percentiles.longest),
        ] {
            #expect(found == .microseconds(Int64(reference.valueAtPercentile(percentile))))
        }
    }

    @Test("Merging in any order comes to the same")
    func mergesInAnyOrder() {
        var random = SeededGenerator(seed: 7)
        let parts = (0..<20).map { _ in
            var part = LatencyCounts()
            for _ in 0..<30 { part.add(.random(in: 0...5_000_000, using: &random)) }
            return part
        }
        func merged(_ parts: [LatencyCounts]) -> LatencyCounts {
            parts.reduce(into: LatencyCounts()) { $0.add($1) }
        }

        #expect(merged(parts) == merged(parts.shuffled(using: &random)))
        #expect(LatencyCounts(encoded: merged(parts).encoded) == merged(parts))
    }

    @Test("Damaged bytes are read as far as they make sense, and never trap")
    func survivesDamage() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let counts = LatencyCounts(encoded: bytes)
            #expect(counts.entries.allSatisfy { $0.latency <= LatencyCounts.longest })
            #expect(counts.percentiles.map { $0.count > 0 } ?? counts.entries.allSatisfy { $0.count == 0 })
        }
    }

    @Test("A negative latency and one of a year are counted, at the ends of the scale")
    func clampsLatencies() {
        var counts = LatencyCounts()
        counts.add(-5)
        counts.add(31_536_000_000_000)

        #expect(counts.entries.count == 2 && counts.entries[0].latency == 0)
    }
}
