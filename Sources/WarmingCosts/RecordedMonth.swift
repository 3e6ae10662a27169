public import LambdaPricing
import Presentation
import Warming
public import WarmingHistory

/// A month like the rounds that a history has.
public struct RecordedMonth: Sendable {
    /// What is billed of it.
    public let usage: Usage

    /// Where its numbers come from, a line for each.
    public let lines: [String]

    /// Stretches rounds to 30 days.
    ///
    /// - Parameters:
    ///   - rounds: The rounds, at least one.
    ///   - targets: What they came to.
    ///   - assumptions: What is not known of the pings.
    ///   - warmer: What sends the pings, by how long a round takes; `nil` for a machine that Lambda does not bill.
    /// - Throws: `PricingError` for numbers that are too large.
    public init(
        like rounds: [RoundLine],
        of targets: [TargetHistory],
        _ assumptions: PingAssumptions,
        warmer: ((Duration) -> ScheduledWarmer)? = nil
    ) throws(PricingError) {
        let start = rounds.map(\.startedAt).min() ?? Timestamp(secondsSince1970: 0)
        let end = rounds.map(\.startedAt).max() ?? start
        // The last round stands for the time until the next one would have been.
        let recorded = start.duration(to: end) / max(rounds.count - 1, 1) * rounds.count
        let stretch = recorded > .zero ? Duration.seconds(BilledMonth.seconds) / recorded : 1
        let busy = rounds.reduce(Duration.zero) { $0 + $1.wallTime } / max(rounds.count, 1)

        let pinged = targets.filter { $0.counts.pings > 0 }
        let report = LoggedReport(pinged.map { LoggedReport.Target($0, in: rounds.count) })
        var usage =
            try warmer?(busy).usage(rounds: Int((Double(rounds.count) * stretch).rounded()), report: report) ?? Usage()
        for target in pinged {
            usage += try CountedPings(target, times: stretch, assumptions).usage()
        }
        self.usage = usage

        let factor = (try? ExactDecimal(estimate: stretch, places: 2))?.description ?? "1"
        lines =
            ["\(ExactDecimal(rounds.count).grouped) rounds from \(start) to \(end), taken times \(factor) for 30 days"]
            + TimeSources(targets).lines(assumptions)
    }
}

extension LoggedReport.Target {
    /// A target as reports of so many rounds have it on average.
    fileprivate init(_ target: TargetHistory, in rounds: Int) {
        let (pings, rest) = target.counts.pings.quotientAndRemainder(dividingBy: max(rounds, 1))
        self.init(
            pings: max(1, rest * 2 < rounds ? pings : pings + 1),
            isFunction: target.counts.billedDuration > .zero
        )
    }
}

/// Where the times of pings come from, for as many targets as it is so.
struct TimeSources {
    private let count: Int
    private let full: Int
    private let timeOnly: Int

    init(_ targets: [TargetHistory]) {
        count = targets.count
        full = targets.count { $0.counts.billedGigabyteSeconds > 0 }
        timeOnly = targets.count { $0.counts.billedDuration > .zero } - full
    }

    /// A line for each source that there is.
    func lines(_ assumptions: PingAssumptions) -> [String] {
        let memory = "\(assumptions.memory.megabytes) MB"
        let sources = [
            (full, "as Lambda billed them"),
            (timeOnly, "as Lambda billed them, at \(memory)"),
            (
                count - full - timeOnly,
                "of which no answer told: \(assumptions.words) a ping, \(assumptions.gateway.words)"
            ),
        ]
        return sources.filter { $0.0 > 0 }.map { number, words in
            "\(number) of \(count) \(count == 1 ? "target" : "targets")\(words.hasPrefix("of") ? ", " : ": ")\(words)"
        }
    }
}
