import JSONText
import Warming
import WarmingHistory

/// A history over a span as JSON: a stable format with a version of its own, described in `docs/history.md`.
///
/// Within a version keys are only ever added. All lengths of time are in milliseconds.
public struct HistoryDocument: Codable, Hashable, Sendable {
    /// The version of the format: 1.
    public var version: Int
    /// Where the span begins, in UTC.
    public var from: String
    /// Where it ends.
    public var to: String
    /// How long rounds took, by parts of the span; parts without a round are left out.
    public var rounds: [Rounds]
    /// The targets, in the order of their names.
    public var targets: [Target]

    /// How long the rounds of a part of the span took.
    public struct Rounds: Codable, Hashable, Sendable {
        /// Where the part begins.
        public var from: String
        /// How many rounds there were.
        public var count: Int
        /// How long the quickest took.
        public var shortestMilliseconds: Double
        /// What half of them did not exceed.
        public var medianMilliseconds: Double
        /// How long the slowest took.
        public var longestMilliseconds: Double
    }

    /// Percentiles of lengths of time, exact to 1 %.
    public struct Percentiles: Codable, Hashable, Sendable {
        /// How many lengths there were.
        public var count: Int
        /// The median.
        public var p50Milliseconds: Double
        /// What 95 of 100 did not exceed.
        public var p95Milliseconds: Double
        /// What 99 of 100 did not exceed.
        public var p99Milliseconds: Double
        /// The longest.
        public var longestMilliseconds: Double
    }

    /// A target.
    public struct Target: Codable, Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its URL as it was written, or its function; absent when only a log told of it.
        public var address: String?
        /// How many rounds there were.
        public var rounds: Int
        /// In how many of them as many environments answered as the target asks for.
        public var reachedRounds: Int
        /// How many environments were asked for, over all rounds.
        public var requested: Int
        /// How many different ones answered in each, over all rounds.
        public var distinct: Int
        /// How many pings went out.
        public var pings: Int
        /// How many of them were not answered.
        public var failed: Int
        /// How many were cold; absent when no answer told.
        public var cold: Int?
        /// How many were cold though the target was warmed in the round before; absent when no answer told.
        public var unexpectedlyCold: Int?
        /// What Lambda bills for the pings, as far as answers told.
        public var billedMilliseconds: Double
        /// How long answers took; absent when there was none.
        public var latency: Percentiles?
        /// The span in equal parts: `warm`, `cold`, `short`, `failed` or `empty`.
        public var strip: [String]
        /// The latest failure; absent when there was none, or it is too long ago to know.
        public var lastFailure: Failure?
        /// What the log of the function says; absent when none was imported.
        public var invocations: Invocations?
    }

    /// How a ping ended that was not answered.
    public struct Failure: Codable, Hashable, Sendable {
        /// When its round began.
        public var at: String
        /// How many pings of the target failed in that round.
        public var pings: Int
        /// How the first of them ended.
        public var outcome: String
        /// More about that, for a person.
        public var detail: String?
        /// The status; absent when no head was read.
        public var status: Int?
    }

    /// What the log of a function says of its invocations.
    public struct Invocations: Codable, Hashable, Sendable {
        /// How many there were, pings and all.
        public var reports: Int
        /// What Lambda bills for them.
        public var billedMilliseconds: Double
        /// How long they ran.
        public var duration: Percentiles?
        /// How many environments started for a ping.
        public var pingColdStarts: Int
        /// How many started for nobody's ping.
        public var userColdStarts: Int
        /// How long those took to initialise.
        public var userInitialisation: Percentiles?
        /// What warming has changed for users; absent when the log does not reach back to before it began.
        public var warming: Warming?
    }

    /// How often users met a cold start before warming began, and how often since.
    public struct Warming: Codable, Hashable, Sendable {
        /// When the first round was.
        public var began: String
        /// Before that.
        public var before: Rate
        /// In the span, from when warming began.
        public var since: Rate
    }

    /// How many cold starts there were in some time.
    public struct Rate: Codable, Hashable, Sendable {
        /// How many there were.
        public var userColdStarts: Int
        /// The time.
        public var milliseconds: Double
        /// How many there were in a day.
        public var daily: Double
    }
}
