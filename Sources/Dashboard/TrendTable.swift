import Presentation
import Warming
import WarmingHistory

/// The numbers behind a target's charts, as a table for whoever does not see or cannot point at them.
struct TrendTable {
    private let target: TargetHistory
    private let trend: TargetTrend

    init(_ target: TargetHistory, _ trend: TargetTrend) {
        self.target = target
        self.trend = trend
    }

    /// The table, closed at first.
    var markup: Markup {
        let parts = Dictionary(trend.parts.map { ($0.start, $0) }) { first, _ in first }
        let rows = target.strip.filter { $0.rounds > 0 }.map { row($0, parts[$0.start]) }
        return """
            <details class="table" data-name="numbers of \(target.name)"><summary>Numbers of \(target.name)</summary><div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col">From (UTC)</th><th scope="col">Rounds</th><th scope="col">Pings</th>\
            <th scope="col">Cold</th><th scope="col">Failed</th><th scope="col">Environments</th>\
            <th scope="col">p50</th><th scope="col">p95</th><th scope="col">p99</th></tr></thead>
            <tbody>\(rows)</tbody></table></div></details>
            """
    }

    private func row(_ cell: StripCell, _ part: TargetTrend.Part?) -> Markup {
        let latency = part?.latency
        return """
            <tr><th scope="row">\(cell.start.words)</th><td>\(cell.rounds)</td><td>\(cell.pings)</td>\
            <td>\(cell.cold)</td><td>\(cell.failed)</td>\
            <td>\(part.map { "\($0.distinct) of \($0.requested)" } ?? "–")</td>\
            <td>\(latency?.median.words ?? "–")</td><td>\(latency?.p95.words ?? "–")</td>\
            <td>\(latency?.p99.words ?? "–")</td></tr>

            """
    }
}
