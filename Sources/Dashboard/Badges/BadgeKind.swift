import Presentation
import Warming
import WarmingHistory

/// What a badge of a target can tell.
enum BadgeKind: String, CaseIterable {
    /// What share of its pings were cold.
    case coldRate = "cold-rate"
    /// What 95 of 100 answers did not exceed.
    case p95
    /// How it did last.
    case status

    /// A target's badge.
    ///
    /// - Parameters:
    ///   - name: The target's name.
    ///   - target: How it did; `nil` when there was no round in the time.
    ///   - since: How long that time is, in words.
    /// - Returns: The badge.
    func badge(of name: String, _ target: TargetHistory?, since: String) -> Badge {
        switch self {
        case .coldRate: coldRate(of: name, target?.counts ?? TargetCounts(), since: since)
        case .p95: p95(of: name, target?.latency, since: since)
        case .status: status(of: name, target?.strip.last { $0.rounds > 0 })
        }
    }

    /// Into how many parts a span is divided for it: the last five minutes with a round are how a target did last.
    func parts(of span: HistorySpan) -> Int {
        guard self == .status else { return 1 }
        // What is older than a month has no such parts any more.
        return Int(min(span.start.duration(to: span.end) / .seconds(300), 9000)) + 2
    }

    private func coldRate(of name: String, _ counts: TargetCounts, since: String) -> Badge {
        let label = "cold rate \(since)"
        guard counts.told > 0 else {
            let detail = "\(name): no answer of the last \(since) told whether it was cold"
            return Badge(label: label, message: "unknown", colour: .grey, detail: detail)
        }
        return Badge(
            label: label,
            message: counts.cold.share(of: counts.told),
            colour: Self.colour(Double(counts.cold) / Double(counts.told), steps: [0.01, 0.05, 0.2]),
            detail: "\(name): \(counts.cold.grouped) of \(counts.told.of("ping")) in the last \(since) were cold"
        )
    }

    private func p95(of name: String, _ latency: LatencyPercentiles?, since: String) -> Badge {
        guard let latency else {
            let detail = "\(name): no answer in the last \(since)"
            return Badge(label: "p95 \(since)", message: "unknown", colour: .grey, detail: detail)
        }
        let answers = latency.count == 1 ? "the one answer" : "95 % of \(latency.count.of("answer"))"
        return Badge(
            label: "p95 \(since)",
            message: latency.p95.words,
            colour: Self.colour(latency.p95 / .seconds(1), steps: [0.3, 1, 3]),
            detail: "\(name): \(answers) in the last \(since) took \(latency.p95.words) at most"
        )
    }

    private func status(of name: String, _ last: StripCell?) -> Badge {
        let (message, colour): (String, Badge.Colour) =
            switch last?.state ?? .empty {
            case .warm: ("warm", .green)
            case .short: ("too few environments", .yellow)
            case .cold: ("cold", .orange)
            case .failed: ("failed", .red)
            case .empty: ("no round", .grey)
            }
        let moment = last.map { ", as of the rounds from \($0.start.fullWords) on" } ?? " in this time"
        return Badge(label: name, message: message, colour: colour, detail: "\(name): \(message)\(moment)")
    }

    /// The colour of a number that is the better the smaller it is.
    private static func colour(_ value: Double, steps: [Double]) -> Badge.Colour {
        let colours: [Badge.Colour] = [.green, .yellow, .orange]
        return zip(steps, colours).first { value <= $0.0 }?.1 ?? .red
    }
}
