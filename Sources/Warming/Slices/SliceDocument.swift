/// What a round's document says about the part of the round that it is about.
public struct SliceDocument: Codable, Hashable, Sendable {
    /// The slice's number, from 1.
    public var number: Int
    /// How many slices the round has.
    public var of: Int
    /// How many of them were handed on; of the first slice only.
    public var handedOn: Int?
    /// Those that could not be, so that nobody pings their targets; of the first slice only.
    public var notHandedOn: [Failure]?

    /// A slice that could not be handed on.
    public struct Failure: Codable, Hashable, Sendable {
        /// The slice's number.
        public var slice: Int
        /// How many targets it has.
        public var targets: Int
        /// How handing it on ended: the name of an ``Outcome/Code``.
        public var outcome: String
        /// More about that for a person; absent when there is no more to say.
        public var detail: String?
        /// The status of the answer; absent when none came.
        public var status: Int?
    }
}

extension SliceDocument {
    /// Writes down which part of a round a report is about.
    init(_ slice: RoundSlice) {
        let isFirst = slice.number == 1
        self.init(
            number: slice.number,
            of: slice.count,
            handedOn: isFirst ? slice.handedOnCount : nil,
            notHandedOn: isFirst ? slice.failures.map(Failure.init) : nil
        )
    }
}

extension SliceDocument.Failure {
    fileprivate init(_ handOver: SliceHandOver) {
        self.init(
            slice: handOver.slice,
            targets: handOver.targets,
            outcome: handOver.outcome.code.description,
            detail: handOver.outcome.detail,
            status: handOver.status
        )
    }
}
