/// What was wrong with a target in a round, as far as alerts care.
public struct AlertProblem: Hashable, Sendable {
    /// How a ping of the target failed; `nil` when all were answered.
    public var outcome: Outcome.Code?

    /// The status that this ping was answered with; `nil` when no head was read.
    public var status: Int?

    /// How many environments were cold that the round before had warmed; `nil` when that is not the problem.
    public var cold: Int?

    /// How many environments the round before had warmed, beside ``cold``.
    public var warmed: Int?

    /// The problem in a few words: `unexpected-status 503`, or `3 of 10 cold`.
    public var text: String {
        if let cold, let warmed { return "\(cold) of \(warmed) cold" }
        return (outcome?.description ?? "") + (status.map { " \($0)" } ?? "")
    }
}

extension AlertProblem {
    /// Finds what was wrong with a target; `nil` when nothing was.
    ///
    /// - Parameters:
    ///   - report: What a round did for the target.
    ///   - coldShare: How many in a hundred environments may be cold though they were warmed before; `nil` for all.
    init?(of report: TargetReport, coldShare: Int?) {
        if let failed = report.pings.first(where: { !$0.answer.outcome.isAnswered }) {
            self.init(outcome: failed.answer.outcome.code, status: failed.answer.status)
            return
        }
        guard let coldShare, report.wasWarmed else { return nil }
        let cold = report.unexpectedColdCount
        guard cold * 100 > coldShare * report.environmentsBefore else { return nil }
        self.init(cold: cold, warmed: report.environmentsBefore)
    }
}
