import Warming
import WarmingHistory

/// What metrics tell of a history.
struct MetricsContent {
    /// The latest round; `nil` when there was none for a day.
    let latest: RoundLine?

    /// How many rounds there were since counters began.
    let rounds: Int

    /// What the targets of the last day came to since counters began, in the order of their names.
    ///
    /// Those of which there was nothing since then are there with zeros: Prometheus knows no increase from nothing.
    let totals: [Totals]

    /// What the targets came to in the last hour.
    let hour: [TargetHistory]

    /// What a target came to since counters began.
    struct Totals {
        /// The target's name.
        let name: String
        /// What its rounds came to.
        let counts: TargetCounts
        /// How many pings were answered.
        let answers: Int
        /// How many environments started for nobody's ping; `nil` when no log was imported.
        let userColdStarts: Int?
    }

    /// Looks up what metrics tell.
    ///
    /// - Parameters:
    ///   - reader: The history.
    ///   - began: When counters began; a little earlier is counted too, from the last five minutes of the clock on.
    ///   - now: The moment of the request.
    /// - Throws: `HistoryError` when the history cannot be read.
    init(of reader: HistoryReader, since began: Timestamp, now: Timestamp) throws(HistoryError) {
        let end = now.advanced(by: .milliseconds(1))
        let day = HistorySpan(last: .seconds(86_400), before: end)
        let since = HistorySpan(from: began, to: end)
        latest = try reader.rounds(in: day, limit: 1).last
        rounds = try reader.roundCount(in: since)
        hour = try reader.targets(in: HistorySpan(last: .seconds(3600), before: end), cells: 1)

        var totals: [String: Totals] = [:]
        for target in try reader.targets(in: day, cells: 1) {
            let coldStarts = target.invocations.map { _ in 0 }
            totals[target.name] = Totals(name: target.name, counts: .init(), answers: 0, userColdStarts: coldStarts)
        }
        for target in try reader.targets(in: since, cells: 1) {
            totals[target.name] = Totals(
                name: target.name,
                counts: target.counts,
                answers: target.latency?.count ?? 0,
                userColdStarts: target.invocations?.userColdStarts ?? totals[target.name]?.userColdStarts
            )
        }
        self.totals = totals.values.sorted { $0.name < $1.name }
    }
}
