import HistoryPresentation
import Warming
import WarmingHistory

/// Rounds one by one, as JSON.
struct RoundsDocument: Encodable {
    private let version = 1
    private let from: String
    private let to: String
    private let rounds: [Round]

    private struct Round: Encodable {
        let id: String?
        let startedAt: String
        let wallMilliseconds: Double
        let sumMilliseconds: Double
        let health: String
        let targets: Int
        let answeredTargets: Int
        let pings: Int
        let answered: Int
        let cold: Int?
        let unexpectedlyCold: Int?
        let billedMilliseconds: Double?

        init(_ round: RoundLine) {
            id = round.id.isEmpty ? nil : round.id
            startedAt = round.startedAt.description
            wallMilliseconds = round.wallTime.writtenMilliseconds
            sumMilliseconds = round.sumOfLatencies.writtenMilliseconds
            health = round.health
            targets = round.targets
            answeredTargets = round.answeredTargets
            pings = round.pings
            answered = round.answered
            cold = round.cold
            unexpectedlyCold = round.cold == nil ? nil : round.unexpectedlyCold
            billedMilliseconds = round.billedDuration?.writtenMilliseconds
        }
    }

    /// Takes rounds.
    ///
    /// - Parameters:
    ///   - rounds: The rounds, in the order of time.
    ///   - span: The span in which they began.
    init(_ rounds: [RoundLine], in span: HistorySpan) {
        from = span.start.description
        to = span.end.description
        self.rounds = rounds.map(Round.init)
    }
}
