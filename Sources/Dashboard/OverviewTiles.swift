import Presentation
import Warming
import WarmingHistory

/// The numbers of all targets together, each on a tile.
struct OverviewTiles {
    private let content: DashboardContent
    private let cost: MonthlyCost?

    init(_ content: DashboardContent, cost: MonthlyCost? = nil) {
        self.content = content
        self.cost = cost
    }

    /// The tiles.
    var markup: Markup {
        let counts = content.targets.map(\.history.counts)
        let pings = counts.reduce(0) { $0 + $1.pings }
        let failed = counts.reduce(0) { $0 + $1.failed }
        let told = counts.reduce(0) { $0 + $1.told }
        let cold = counts.reduce(0) { $0 + $1.cold }
        let unexpected = counts.reduce(0) { $0 + $1.unexpectedlyCold }
        let billed = counts.reduce(Duration.zero) { $0 + $1.billedDuration }
        let tiles: [Markup] = [
            tile((content.rounds?.rounds ?? 0).grouped, "rounds", latest),
            tile(content.rounds?.median.words ?? "–", "a round takes", longest),
            tile(pings.grouped, "pings", failed == 0 ? "none failed" : "\(failed.grouped) failed"),
            tile(
                share(cold, of: told),
                "of pings were cold",
                told == 0 ? "no answer told" : coldness(cold, told, unexpected)
            ),
            tile(billed > .zero ? billed.longWords : "–", "billed by Lambda", "for pings, as far as answers told"),
        ]
        return "<div class=\"tiles\">\n\(tiles)\(cost.map(tile) ?? "")</div>"
    }

    private func tile(_ value: String, _ label: String, _ more: String) -> Markup {
        "<div><b>\(value)</b><span>\(label)</span><small>\(more)</small></div>\n"
    }

    private func coldness(_ cold: Int, _ told: Int, _ unexpected: Int) -> String {
        let count = "\(cold.grouped) of \(told.grouped)"
        guard cold > 0 else { return count }
        return "\(count); \(unexpected == 0 ? "none" : unexpected.grouped) though warmed the round before"
    }

    private func tile(_ cost: MonthlyCost) -> Markup {
        """
        <div><b>\(cost.soFar)</b><span>so far this month\(cost.isPartial ? ", at least" : "")</span>\
        <small>\(cost.estimate.map { "estimate for all of it: \($0)" } ?? "no estimate without a configuration")</small>\
        <details class="basis" data-name="cost"><summary>how that is counted</summary>\
        \(cost.basis.map { "<p>\($0)</p>" as Markup })</details></div>

        """
    }

    private var latest: String { content.latest.map { "the latest \($0.startedAt.words)" } ?? "none" }

    private var longest: String { content.rounds.map { "at the median; the longest \($0.longest.words)" } ?? "" }

    private func share(_ count: Int, of total: Int) -> String {
        count.share(of: total)
    }
}
