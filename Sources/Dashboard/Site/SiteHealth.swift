import Presentation
import Warming
import WarmingHistory

/// Whether rounds go on, and go well.
struct SiteHealth {
    private let latest: [RoundLine]
    private let ticks: RunTicks?
    private let now: Timestamp

    /// Looks at rounds.
    ///
    /// - Parameters:
    ///   - latest: The latest rounds, in the order of time.
    ///   - ticks: The ticks of the run that makes them; `nil` when it is not known when rounds are due.
    ///   - now: The present moment.
    init(latest: [RoundLine], ticks: RunTicks? = nil, now: Timestamp) {
        self.latest = latest
        self.ticks = ticks
        self.now = now
    }

    /// 200 when all is well, 503 when rounds stopped or the latest failed.
    var response: SiteResponse {
        guard let last = latest.last else { return .text("no round yet", status: 503) }
        if let silence = silence(since: last.startedAt) { return .text(silence, status: 503) }
        guard last.health != "failed" else {
            let answered = "\(last.answeredTargets) of \(last.targets.of("target")) answered"
            return .text("the latest round failed: \(answered)", status: 503)
        }
        return .text("ok")
    }

    /// What to say of rounds that stopped; `nil` while they go on, or while a schedule rests.
    private func silence(since last: Timestamp) -> String? {
        let age = last.duration(to: now)
        guard let ticks else {
            guard age > patience else { return nil }
            return "no round for \(age.longWords), and before about every \(interval.longWords)"
        }
        guard let missed = ticks.due.first(where: { $0 > last }), missed.duration(to: now) > patience else {
            return nil
        }
        return "no round for \(age.longWords), although one was due \(missed.fullWords)"
    }

    /// How long the latest rounds were apart, at the median.
    private var interval: Duration {
        let steps = zip(latest, latest.dropFirst()).map { $0.startedAt.duration(to: $1.startedAt) }.sorted()
        return steps.isEmpty ? .seconds(300) : steps[steps.count / 2]
    }

    /// Three rounds, and never so short that one slow round would alarm anybody.
    private var patience: Duration { max(interval * 3, .seconds(180)) }
}
