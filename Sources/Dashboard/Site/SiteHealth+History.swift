import Warming
import WarmingHistory

extension SiteHealth {
    /// Looks at the latest rounds of a history; one that cannot be read is not healthy.
    ///
    /// - Parameters:
    ///   - history: The file.
    ///   - ticks: The ticks of the run that writes it; `nil` when it is not known when rounds are due.
    ///   - now: The moment of the request.
    /// - Returns: What to answer, and when the latest round began; `nil` when there was none.
    static func look(
        at history: String,
        ticks: RunTicks?,
        now: Timestamp
    ) -> (response: SiteResponse, latest: Timestamp?) {
        do throws(HistoryError) {
            // However long ago: a schedule may rest for longer than a day.
            let always = HistorySpan(from: Timestamp(secondsSince1970: 0), to: now.advanced(by: .milliseconds(1)))
            let latest = try HistoryReader(path: history).rounds(in: always, limit: 20)
            return (SiteHealth(latest: latest, ticks: ticks, now: now).response, latest.last?.startedAt)
        } catch {
            return (.text(error.message, status: 503), nil)
        }
    }
}
