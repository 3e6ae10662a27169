extension RoundReport {
    /// The most targets that a summary names.
    private static let namedTargets = 5

    /// How the round went in one line, for a person who has only that: `good: 5 of 5 targets answered in 310 ms`.
    ///
    /// Targets that were not well are named, the first few of them, each with what was wrong.
    public var summary: String {
        let notes = targets.lazy.compactMap(\.note)
        let named = notes.prefix(Self.namedTargets)
        let more = notes.count - named.count
        let head =
            "\(health): \(answeredTargetCount) of \(targets.count) targets answered"
            + " in \(wallTime.wholeMilliseconds) ms"
        let parts = slice.map { slice -> [String] in
            let number = "slice \(slice.number) of \(slice.count)"
            guard let lost = slice.failures.first else { return [number] }
            return [number, "\(slice.failures.count) of them not handed on (\(lost.outcome.code))"]
        }
        return ([head] + (parts ?? []) + named + (more > 0 ? ["and \(more) more"] : [])).joined(separator: "; ")
    }
}

extension TargetReport {
    /// What was wrong with the target, behind its name; `nil` when nothing was.
    fileprivate var note: String? {
        let name = target.name.count > 60 ? "\(target.name.prefix(59))…" : target.name
        if let ping = pings.first(where: { !$0.answer.outcome.isAnswered }) {
            let status = ping.answer.status.map { " \($0)" } ?? ""
            return "\(name): \(ping.answer.outcome.code)\(status)"
        }
        let coverage = coverage
        if wasWarmed, let cold = coverage.cold, cold > 0 { return "\(name): \(cold) cold" }
        guard !coverage.isReached else { return nil }
        return "\(name): \(coverage.distinct) of \(coverage.requested) environments"
    }
}
