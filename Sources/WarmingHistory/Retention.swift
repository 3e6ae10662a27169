import Warming

/// How long a history keeps what.
///
/// A round is written once in full and summed up three times: by five minutes, by the hour and by the day. Each goes
/// when its time is over; percentiles of the coarser ones are as exact as those of the finer ones.
public struct Retention: Hashable, Sendable {
    /// How long each ping is kept, and what it proved.
    public private(set) var pings: Duration

    /// How long summaries of five minutes are kept, and failures in words.
    public private(set) var fiveMinutes: Duration

    /// How long summaries of an hour are kept, and the line of each round.
    public private(set) var hours: Duration

    /// How long summaries of a day are kept.
    public private(set) var days: Duration

    /// Seven days of pings, a month of summaries by five minutes, 13 months by the hour, and five years by the day.
    public static let standard = Retention()

    private init() {
        pings = .seconds(7 * 86400)
        fiveMinutes = .seconds(31 * 86400)
        hours = .seconds(400 * 86400)
        days = .seconds(5 * 366 * 86400)
    }

    /// Keeps pings for a time, and the rest in proportion where the usual times would be shorter than that.
    ///
    /// - Parameters:
    ///   - pings: How long each ping is kept; an hour at least.
    ///   - rounds: How long the line of each round is kept, and summaries by the hour; as long as `pings` at least.
    /// - Throws: ``HistoryError`` with code ``HistoryError/Code/invalidValue`` for a time out of its range.
    public init(
        pings: Duration = standard.pings,
        rounds: Duration = standard.hours
    ) throws(HistoryError) {
        guard pings >= .seconds(3600) else {
            throw HistoryError(.invalidValue, "pings are to be kept for \(pings.text): keep them for 1h at least.")
        }
        guard rounds >= pings else {
            throw HistoryError(
                .invalidValue,
                "rounds are to be kept for \(rounds.text), and pings for \(pings.text): keep rounds as long at least."
            )
        }
        self.init()
        self.pings = pings
        hours = rounds
        fiveMinutes = min(max(fiveMinutes, pings), rounds)
        days = max(days, rounds)
    }

    /// How long the summaries of a tier are kept.
    func length(of tier: Tier) -> Duration {
        switch tier {
        case .fiveMinutes: fiveMinutes
        case .hour: hours
        case .day: days
        }
    }
}
