public import Warming

/// What a history knows of one target over a span.
public struct TargetHistory: Hashable, Sendable {
    /// The target's name.
    public var name: String

    /// Its URL as it was written, or its function; `nil` when only a log told of it.
    public var address: String?

    /// What its rounds came to.
    public var counts: TargetCounts

    /// How long answers took; `nil` when there was none.
    public var latency: LatencyPercentiles?

    /// The span in equal parts, in the order of time, those without a round too.
    public var strip: [StripCell]

    /// How it did in its latest round; `nil` when that is too long ago, or in a log alone.
    public var latest: StripCell.State?

    /// How the latest ping ended that was not answered; `nil` when all were, or it is too long ago to know.
    public var lastFailure: LastFailure?

    /// What the log of its function says of all its invocations; `nil` when none was imported.
    public var invocations: InvocationCounts?
}

/// What rounds came to for one target.
public struct TargetCounts: Hashable, Sendable {
    /// How many rounds there were.
    public var rounds = 0

    /// In how many of them as many environments answered as the target asks for.
    public var reachedRounds = 0

    /// How many environments were asked for, over all rounds.
    public var requested = 0

    /// How many different ones answered in each, over all rounds.
    public var distinct = 0

    /// How many pings went out.
    public var pings = 0

    /// How many of them were not answered.
    public var failed = 0

    /// Of how many pings it is known whether they were cold.
    public var told = 0

    /// How many were cold.
    public var cold = 0

    /// How many were cold though the target was warmed in the round before.
    public var unexpectedlyCold = 0

    /// What Lambda bills for the pings, as far as answers told.
    public var billedDuration = Duration.zero

    /// What Lambda bills for the pings times the memory it bills it for, in gigabyte-seconds (of 1,024 MB), as far as
    /// answers told both.
    public var billedGigabyteSeconds = 0.0

    /// Creates counts of nothing.
    public init() {}
}

/// One part of a strip: how a target did in it.
public struct StripCell: Hashable, Sendable {
    /// Where the part begins.
    public var start: Timestamp

    /// How many rounds there were.
    public var rounds = 0

    /// In how many of them as many environments answered as the target asks for.
    public var reachedRounds = 0

    /// How many pings went out.
    public var pings = 0

    /// How many of them were not answered.
    public var failed = 0

    /// How many were cold.
    public var cold = 0

    /// Creates a part without a round.
    public init(start: Timestamp) {
        self.start = start
    }

    /// What stands out in the part: the worst that happened in it.
    public var state: State {
        if rounds == 0 { return .empty }
        if failed > 0 { return .failed }
        if cold > 0 { return .cold }
        return reachedRounds < rounds ? .short : .warm
    }

    /// How a target did, in one word.
    public enum State: String, Hashable, Sendable {
        /// There was no round.
        case empty
        /// Every ping was answered, and none was cold.
        case warm
        /// Fewer environments answered than the target asks for.
        case short
        /// A ping was cold.
        case cold
        /// A ping was not answered.
        case failed
    }
}

/// How a ping ended that was not answered.
public struct LastFailure: Hashable, Sendable {
    /// When its round began.
    public var moment: Timestamp

    /// How many pings of the target failed in that round.
    public var pings: Int

    /// How the first of them ended.
    public var outcome: Outcome

    /// The status that it was answered with; `nil` when no head was read.
    public var status: Int?
}

/// What the log of a function says of its invocations.
public struct InvocationCounts: Hashable, Sendable {
    /// How many invocations there were, pings and all.
    public var reports: Int

    /// What Lambda bills for them.
    public var billedDuration: Duration

    /// How long they ran; `nil` when there was none.
    public var duration: LatencyPercentiles?

    /// How many environments started for a ping.
    public var pingColdStarts: Int

    /// How many started for nobody's ping: users waited for them, or Lambda had started them ahead.
    public var userColdStarts: Int

    /// How long those took to initialise; `nil` when there was none.
    public var userInitialisation: LatencyPercentiles?

    /// What warming has changed for users; `nil` when the log does not reach back to before it began.
    public var warming: WarmingEffect?
}
