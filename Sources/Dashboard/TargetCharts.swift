import Presentation
import Warming
import WarmingHistory

/// The charts of one target: latencies, environments, and pings that were cold or failed.
struct TargetCharts {
    private let target: TargetHistory
    private let trend: TargetTrend
    private let axis: TimeAxis

    private static let width = 400
    private static let height = 168

    init(_ target: TargetHistory, _ trend: TargetTrend, in span: HistorySpan) {
        self.target = target
        self.trend = trend
        axis = TimeAxis(span, most: 5)
    }

    /// The charts with their captions.
    var figures: [Markup] { [latencies, environments, pings] }

    private var latencies: Markup {
        let parts = trend.parts.compactMap { part in part.latency.map { (part, $0) } }
        let shortest = parts.map(\.1.median.milliseconds).min() ?? 1
        let longest = parts.map(\.1.p99.milliseconds).max() ?? 1
        var chart = chart(
            label(of: "Latency", "p50, p95 and p99", parts.isEmpty),
            .latencies(from: shortest, upTo: longest)
        )
        let percentiles: [(String, (LatencyPercentiles) -> Duration)] = [
            ("p99", \.p99), ("p95", \.p95), ("p50", \.median),
        ]
        chart.lines = percentiles.map { style, percentile in
            TimeChart.Line(
                style: style,
                points: parts.map { part, latency in
                    TimeChart.Point(moment: middle(part.start), value: percentile(latency).milliseconds)
                }
            )
        }
        chart.parts = parts.map { part, latency in
            hint(
                part.start,
                "p50 \(latency.median.words), p95 \(latency.p95.words), p99 \(latency.p99.words), "
                    + "\(latency.count.of("answer"))"
            )
        }
        return figure("Latency", ["p50", "p95", "p99"], chart)
    }

    private var environments: Markup {
        func mean(_ sum: Int, _ part: TargetTrend.Part) -> Double { Double(sum) / Double(max(1, part.rounds)) }
        let most = trend.parts.map { max(mean($0.requested, $0), mean($0.distinct, $0)) }.max() ?? 0
        var chart = chart(label(of: "Environments", "asked for and reached", trend.parts.isEmpty), .counts(upTo: most))
        chart.lines = [
            TimeChart.Line(
                style: "requested",
                points: trend.parts.map { TimeChart.Point(moment: middle($0.start), value: mean($0.requested, $0)) }
            ),
            TimeChart.Line(
                style: "distinct",
                points: trend.parts.map { TimeChart.Point(moment: middle($0.start), value: mean($0.distinct, $0)) }
            ),
        ]
        chart.parts = trend.parts.map { part in
            hint(
                part.start,
                "\(mean(part.distinct, part).tenths) of \(mean(part.requested, part).tenths) environments, "
                    + "\(part.rounds.of("round"))"
            )
        }
        return figure("Environments a round", ["distinct", "requested"], chart)
    }

    private var pings: Markup {
        let cells = target.strip.filter { $0.rounds > 0 }
        var chart = chart(
            label(of: "Pings", "cold and failed", cells.isEmpty),
            .counts(upTo: Double(cells.map { $0.failed + $0.cold }.max() ?? 0))
        )
        chart.parts = cells.map { cell in
            var part = hint(cell.start, "\(cell.cold) cold and \(cell.failed) failed of \(cell.pings.of("ping"))")
            part.bars = [("failed", Double(cell.failed)), ("cold", Double(cell.cold))]
            return part
        }
        return figure("Cold and failed pings", ["cold", "failed"], chart)
    }

    private func chart(_ label: String, _ scale: ChartScale) -> TimeChart {
        TimeChart(
            label: label,
            width: Self.width,
            height: Self.height,
            axis: axis,
            scale: scale,
            gap: Gap.longest(between: trend.parts.map(\.start))
        )
    }

    private func label(of what: String, _ more: String, _ isEmpty: Bool) -> String {
        "\(what) of \(target.name) over time: \(isEmpty ? "nothing is known" : more); the numbers are in the table below"
    }

    private func middle(_ start: Timestamp) -> Timestamp {
        start.advanced(by: .milliseconds(trend.width.wholeMilliseconds / 2))
    }

    private func hint(_ start: Timestamp, _ words: String) -> TimeChart.Part {
        TimeChart.Part(start: start, end: start.advanced(by: trend.width), words: "\(start.words): \(words)")
    }

    private func figure(_ title: String, _ keys: [String], _ chart: TimeChart) -> Markup {
        """
        <figure><figcaption><b>\(title)</b>\
        \(keys.map { "<span class=\"key \($0)\">\(Self.words[$0] ?? $0)</span>" as Markup })</figcaption>\
        \(chart.svg)</figure>

        """
    }

    private static let words = ["distinct": "reached", "requested": "asked for"]
}

/// How long nothing may have happened on a line that goes on.
enum Gap {
    /// Two and a half times as long as usual: a round that is missing makes a gap, one that was late does not.
    static func longest(between moments: [Timestamp]) -> Duration {
        let steps = zip(moments, moments.dropFirst()).map { $0.duration(to: $1) }.sorted()
        guard !steps.isEmpty else { return .zero }
        return steps[steps.count / 2] * 5 / 2
    }
}
