/// What one round achieved for one target.
public struct Coverage: Hashable, Sendable {
    /// How many environments the target asks for.
    public var requested: Int

    /// How many pings of the last pass were answered.
    public var answered: Int

    /// How many pings of the last pass were not.
    public var failed: Int

    /// How many different environments answered in the round.
    public var distinct: Int

    /// Whether there may have been more than ``distinct``: not every answer said which environment gave it, or the
    /// function fans out by itself.
    public var isAtLeast: Bool

    /// How many answered pings of the last pass went to an environment that another one had reached already.
    public var collided: Int

    /// How many pings of the round had to wait for an environment to start; `nil` when no answer tells.
    public var cold: Int?

    /// What Lambda bills for the round's pings of this target; `nil` when no answer tells.
    public var billedDuration: Duration?

    /// How many times the target's pings went out, each time with a longer hold.
    public var passes: Int

    /// The hold of the last pass.
    public var hold: Duration

    /// Whether as many environments answered as the target asks for, or nobody can tell.
    ///
    /// A target that asks for one environment has it as soon as a ping is answered.
    public var isReached: Bool { distinct >= requested || (isAtLeast && collided == 0 && failed == 0) }
}

extension Coverage {
    /// Works out what the pings of one target achieved.
    ///
    /// - Parameters:
    ///   - pings: All pings of the round to the target, in any order.
    ///   - requested: How many environments the target asks for.
    ///   - fansOut: Whether the function makes further environments busy by itself, of which no answer tells.
    public init(of pings: [PingReport], requested: Int, fansOut: Bool = false) {
        let last = pings.map(\.pass).max() ?? 1
        let ended = pings.filter { $0.answer.outcome.isAnswered }
        let current = ended.filter { $0.pass == last }
        let known = Set(ended.compactMap { $0.answer.proof?.environment })
        let knownNow = Set(current.compactMap { $0.answer.proof?.environment })
        let namedNow = current.count { $0.answer.proof?.environment != nil }
        let overlapping = (1...last).map { pass in
            ServiceInterval.mostAtOnce(ended.filter { $0.pass == pass }.compactMap(ServiceInterval.init))
        }
        let colds = ended.compactMap { $0.answer.proof?.isCold }
        let bills = pings.compactMap { $0.answer.proof?.billedDuration }

        self.requested = requested
        answered = current.count
        failed = pings.count { $0.pass == last } - current.count
        // Where every answer says who gave it, time has nothing to add: an environment may serve several at a time.
        let areAllNamed = ended.allSatisfy { $0.answer.proof?.environment != nil }
        distinct = areAllNamed ? known.count : max(known.count, overlapping.max() ?? 0, 1)
        isAtLeast =
            !areAllNamed && ended.count > distinct
            || fansOut && !ended.isEmpty && requested > distinct
        collided = namedNow - knownNow.count
        cold = colds.isEmpty ? nil : colds.count { $0 }
        billedDuration = bills.isEmpty ? nil : bills.reduce(.zero, +)
        passes = last
        hold = pings.lazy.filter { $0.pass == last }.map(\.hold).max() ?? .zero
    }
}
