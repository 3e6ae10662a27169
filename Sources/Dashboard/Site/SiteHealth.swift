import Presentation
import Warming
import WarmingHistory

/// Whether rounds go on, and go well.
struct SiteHealth {
    private let latest: [RoundLine]
    private let now: Timestamp

    /// Looks at the latest rounds, in the order of time.
    init(latest: [RoundLine], now: Timestamp) {
        self.latest = latest
        self.now = now
    }

    /// 200 when all is well, 503 when rounds stopped or the latest failed.
    var response: SiteResponse {
        guard let last = latest.last else { return .text("no round yet", status: 503) }
        let age = last.startedAt.duration(to: now)
        guard age <= patience else {
            return .text("no round for \(age.longWords), and before about every \(interval.longWords)", status: 503)
        }
        guard last.health != "failed" else {
            let answered = "\(last.answeredTargets) of \(last.targets.of("target")) answered"
            return .text("the latest round failed: \(answered)", status: 503)
        }
        return .text("ok")
    }

    /// How long the latest rounds were apart, at the median.
    private var interval: Duration {
        let steps = zip(latest, latest.dropFirst()).map { $0.startedAt.duration(to: $1.startedAt) }.sorted()
        return steps.isEmpty ? .seconds(300) : steps[steps.count / 2]
    }

    /// Three rounds, and never so short that one slow round would alarm anybody.
    private var patience: Duration { max(interval * 3, .seconds(180)) }
}
