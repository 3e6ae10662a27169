import Warming
import WarmingHistory

extension HistorySpan {
    /// How long a span is at least, however young a history is: a picture of five minutes is none.
    private static let least = Duration.seconds(3600)

    /// The span without the time before the history began.
    ///
    /// - Parameter reader: The history.
    /// - Returns: The span from about the first round on; the whole span when rounds went before it, or none is in it.
    /// - Throws: `HistoryError` when the history cannot be read.
    func known(to reader: HistoryReader) throws(HistoryError) -> HistorySpan {
        let before = HistorySpan(from: Timestamp(secondsSince1970: 0), to: start)
        guard try reader.rounds(in: before, limit: 1).isEmpty, let round = try reader.firstRound(in: self) else {
            return self
        }
        let latest = end.advanced(by: .zero - Self.least)
        return HistorySpan(from: max(start, min(round.rounded(in: round.duration(to: end)), latest)), to: end)
    }
}

extension Timestamp {
    /// The moment rounded down to what an axis over so long a time can show.
    fileprivate func rounded(in length: Duration) -> Timestamp {
        let minutes: Int64 = length <= .seconds(3 * 3600) ? 5 : length <= .seconds(2 * 86_400) ? 15 : 60
        let step = minutes * 60_000
        return Timestamp(millisecondsSince1970: millisecondsSince1970 - (millisecondsSince1970 % step + step) % step)
    }
}
