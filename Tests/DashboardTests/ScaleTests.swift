import Testing
import Warming
import WarmingHistory

@testable import Dashboard

@Suite("Scales and axes")
struct ScaleTests {
    @Test(
        "A scale of durations has few round numbers, and room for the longest",
        arguments: [0.2, 1, 7, 310, 1234, 95_000]
    )
    func durations(longest: Double) {
        let scale = ChartScale.durations(upTo: longest)

        #expect((2...6).contains(scale.ticks.count))
        #expect(scale.ticks.first?.label == "0" && (scale.ticks.last?.value ?? 0) >= longest)
        #expect(Set(scale.ticks.map(\.label)).count == scale.ticks.count)
        #expect(scale.position(of: 0) == 0 && scale.position(of: longest * 100) == 1)
    }

    @Test("A scale of counts has whole numbers only", arguments: [0, 1, 3, 8, 25, 120, 1999])
    func counts(most: Double) {
        let ticks = ChartScale.counts(upTo: most).ticks

        #expect(ticks.allSatisfy { $0.value == $0.value.rounded() })
        #expect((2...6).contains(ticks.count) && (ticks.last?.value ?? 0) >= most)
    }

    @Test("On a scale of latencies each step is ten times the one below")
    func latencies() {
        let scale = ChartScale.latencies(from: 14, upTo: 3100)

        #expect(scale.ticks.map(\.label) == ["10 ms", "100 ms", "1 s", "10 s"])
        #expect(abs(scale.position(of: 100) - 1.0 / 3) < 0.001 && scale.position(of: 0) == 0)
    }

    @Test(
        "An axis has no more moments than there is room for, at even times",
        arguments: [
            (3600, ["00:00", "00:15", "00:30", "00:45"]), (86_400, ["25 Nov", "06:00", "12:00", "18:00"]),
            (345_600, ["25 Nov", "26 Nov", "27 Nov", "28 Nov"]), (60, ["25 Nov"]),
        ]
    )
    func times(seconds: Int, labels: [String]) {
        let span = HistorySpan(from: midnight, to: midnight.advanced(by: .seconds(seconds)))

        let axis = TimeAxis(span, most: 5)

        #expect(axis.ticks.map(\.label).dropFirst() == labels.dropFirst() && axis.ticks.count == labels.count)
        #expect(axis.ticks.allSatisfy { (0..<1).contains(axis.position(of: $0.moment)) })
    }

    @Test("What is nearly reached is not written as reached")
    func roundsDown() {
        #expect(1.999.hundredthsBelow == "1.99" && 2.0.hundredthsBelow == "2" && 1.5.hundredthsBelow == "1.5")
        #expect((0.1 + 0.2).hundredthsBelow == "0.3" && 1.25.tenths == "1.3" && (-1.5).tenths == "-1.5")
    }

    @Test("Large numbers have commas, and long times minutes and hours")
    func writes() {
        #expect(1.grouped == "1" && 1000.grouped == "1,000" && (-1_234_567).grouped == "-1,234,567")
        #expect(Duration.seconds(125).longWords == "2 min 5 s" && Duration.seconds(7260).longWords == "2 h 1 min")
    }
}
