/// Which part of a round a report is about, when the round was cut into slices.
public struct RoundSlice: Hashable, Sendable {
    /// The slice's number, from 1.
    public var number: Int

    /// How many slices the round has.
    public var count: Int

    /// What came of handing the other slices on; empty for all but the first.
    public var handOvers: [SliceHandOver]

    /// Creates the description of a slice.
    public init(number: Int, of count: Int, handOvers: [SliceHandOver] = []) {
        self.number = number
        self.count = count
        self.handOvers = handOvers
    }

    /// How many slices were handed on.
    public var handedOnCount: Int { handOvers.count { $0.outcome.isAnswered } }

    /// The slices that could not be handed on, so that nobody pings their targets.
    public var failures: [SliceHandOver] { handOvers.filter { !$0.outcome.isAnswered } }
}

/// What came of handing one slice of a round on.
public struct SliceHandOver: Hashable, Sendable {
    /// The slice's number.
    public var slice: Int

    /// How many targets it has.
    public var targets: Int

    /// How it ended: ``Outcome/Code/answered`` when somebody took the slice on.
    public var outcome: Outcome

    /// The status of the answer; `nil` when none came.
    public var status: Int?

    /// Creates the account of a hand-over.
    public init(slice: Int, targets: Int, outcome: Outcome, status: Int? = nil) {
        self.slice = slice
        self.targets = targets
        self.outcome = outcome
        self.status = status
    }
}
