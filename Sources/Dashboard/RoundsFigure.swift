import Presentation
import Warming
import WarmingHistory

/// How long rounds took over time: the graph that shows first when a warmer is not well.
struct RoundsFigure {
    private let content: DashboardContent

    init(_ content: DashboardContent) {
        self.content = content
    }

    /// The graph twice, of which the page shows the one that its width has room for; nothing without rounds.
    var markup: Markup {
        guard !content.parts.isEmpty else { return "" }
        let steps: Markup = isUneven ? "<span>each step is ten times the one below</span>" : ""
        return """
            <section aria-labelledby="rounds"><h2 id="rounds">Duration of a round, of all targets</h2>
            <figure class="rounds"><figcaption><span class="key median">median</span>\
            <span class="key band">from the shortest to the longest</span>\(steps)</figcaption>
            <div class="wide">\(chart(width: 1120, height: 210, most: 13).svg)</div>
            <div class="narrow">\(chart(width: 370, height: 190, most: 5).svg)</div></figure>
            </section>
            """
    }

    /// Whether one round took so much longer than most that these would lie on the floor of an even scale.
    private var isUneven: Bool {
        let longest = content.parts.map(\.longest).max() ?? .zero
        return longest > (content.rounds?.median ?? longest) * 20
    }

    private func chart(width: Int, height: Int, most: Int) -> TimeChart {
        let parts = content.parts
        func middle(_ part: RoundDurations) -> Timestamp {
            part.start.advanced(by: .milliseconds(content.width.wholeMilliseconds / 2))
        }
        let longest = parts.map(\.longest).max() ?? .zero
        return TimeChart(
            label: "Duration of rounds over time; the longest took \(longest.words)",
            width: width,
            height: height,
            axis: TimeAxis(content.span, most: most),
            scale: isUneven
                ? .latencies(from: parts.map(\.shortest.milliseconds).min() ?? 1, upTo: longest.milliseconds)
                : .durations(upTo: longest.milliseconds),
            lines: [
                TimeChart.Line(
                    style: "band",
                    points: parts.map {
                        TimeChart.Point(
                            moment: middle($0),
                            value: $0.shortest.milliseconds,
                            upper: $0.longest.milliseconds
                        )
                    }
                ),
                TimeChart.Line(
                    style: "median",
                    points: parts.map { TimeChart.Point(moment: middle($0), value: $0.median.milliseconds) }
                ),
            ],
            parts: parts.map { part in
                TimeChart.Part(
                    start: part.start,
                    end: part.start.advanced(by: content.width),
                    words: part.rounds == 1
                        ? "\(part.start.words): a round of \(part.median.words)"
                        : "\(part.start.words): \(part.rounds) rounds, median \(part.median.words), "
                            + "\(part.shortest.words) to \(part.longest.words)"
                )
            },
            gap: Gap.longest(between: parts.map(\.start))
        )
    }
}
