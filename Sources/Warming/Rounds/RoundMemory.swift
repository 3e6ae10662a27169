/// What one round leaves to the next one.
public struct RoundMemory: Hashable, Sendable {
    /// The holds that targets with several environments ended with, by the targets' names.
    public var holds: [String: Duration]

    /// The names of the targets that answered, so that a cold start in the next round means that warming failed since.
    public var warmed: Set<String>

    /// Creates the memory of a first round: nothing.
    public init(holds: [String: Duration] = [:], warmed: Set<String> = []) {
        self.holds = holds
        self.warmed = warmed
    }

    /// Takes in what a round has learnt.
    ///
    /// A hold is remembered of targets whose answers say which environment gave them; of the others nobody knows whether
    /// it worked.
    public mutating func learn(from report: RoundReport) {
        for target in report.targets {
            if target.answeredCount > 0 {
                warmed.insert(target.target.name)
            } else {
                warmed.remove(target.target.name)
            }
            guard
                target.target.pingCount > 1, target.target.hasHold,
                target.pings.contains(where: { $0.answer.proof?.environment != nil })
            else { continue }
            holds[target.target.name] = target.coverage.hold
        }
    }
}
