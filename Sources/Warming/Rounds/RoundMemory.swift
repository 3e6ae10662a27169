/// What rounds leave to the next one.
public struct RoundMemory: Hashable, Sendable {
    /// What is known of one target.
    private struct Entry: Hashable {
        /// Where its pings went; another target of the same name has no part in this memory.
        var destination: Destination
        /// How many different environments answered; as many as pings did where nobody can tell.
        var environments = 0
        /// When the last round with an answer started.
        var answeredAt: Timestamp?
        /// How long before that the last but one had started.
        var lastGap: Duration?
        /// The hold that the last pass with an identity in every answer ended with.
        var hold: Duration?
    }

    private var entries: [String: Entry] = [:]

    /// Creates the memory of a first round: nothing.
    public init() {}

    /// Takes in what a round has learnt.
    ///
    /// A hold is remembered of targets whose answers all say which environment gave them; of the others nobody knows
    /// whether it worked.
    public mutating func learn(from report: RoundReport) {
        for target in report.targets {
            let destination = target.target.destination
            var entry = entries[target.target.name] ?? Entry(destination: destination)
            if entry.destination != destination { entry = Entry(destination: destination) }
            let coverage = target.coverage
            entry.environments = coverage.isAtLeast ? max(coverage.distinct, coverage.answered) : coverage.distinct
            entry.hold = target.provenHold ?? entry.hold
            if entry.environments > 0 {
                entry.lastGap = entry.answeredAt.map { $0.duration(to: report.startedAt) }
                entry.answeredAt = report.startedAt
            }
            entries[target.target.name] = entry
        }
    }

    /// The hold to start with; `nil` when nobody knows better than the target.
    func hold(of target: Target) -> Duration? {
        entry(of: target)?.hold
    }

    /// How many of a target's environments a round finds warm unless warming has failed.
    ///
    /// None after a pause, as over a night in which the schedule has no rounds: one more than twice as long as the
    /// pause before the round before.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - startedAt: When the round starts.
    /// - Returns: The number; 0 when nothing has to be warm.
    func environments(of target: Target, at startedAt: Timestamp) -> Int {
        guard let entry = entry(of: target), let answeredAt = entry.answeredAt else { return 0 }
        if let lastGap = entry.lastGap, lastGap > .zero, answeredAt.duration(to: startedAt) > lastGap * 2 { return 0 }
        return entry.environments
    }

    private func entry(of target: Target) -> Entry? {
        entries[target.name].flatMap { $0.destination == target.destination ? $0 : nil }
    }
}

extension TargetReport {
    /// The longest hold of a pass whose pings were all answered, each with the identity of its environment.
    fileprivate var provenHold: Duration? {
        guard target.pingCount > 1, target.hasHold else { return nil }
        return Dictionary(grouping: pings, by: \.pass).values
            .filter { pass in
                pass.allSatisfy { $0.answer.outcome.isAnswered && $0.answer.proof?.environment != nil }
            }
            .compactMap { $0.first?.hold }.max()
    }
}
