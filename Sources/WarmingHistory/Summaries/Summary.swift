import Warming

/// What the rounds of one target came to within some time.
struct Summary: Hashable {
    /// How many rounds there were.
    var rounds = 0

    /// In how many of them as many environments answered as the target asks for.
    var reached = 0

    /// How many environments were asked for, over all rounds.
    var requested = 0

    /// How many different ones answered in each, over all rounds.
    var distinct = 0

    /// How many pings went out.
    var pings = 0

    /// How many of them were not answered.
    var failed = 0

    /// Of how many it is known whether they were cold.
    var told = 0

    /// How many were cold.
    var cold = 0

    /// How many were cold though the target was warmed in the round before.
    var unexpectedlyCold = 0

    /// What Lambda bills, in microseconds.
    var billed: Int64 = 0

    /// What Lambda bills times the memory that it bills it for, in megabytes times microseconds.
    var billedMemory: Int64 = 0

    /// How long the answers took.
    var latencies = LatencyCounts()
}

extension Summary {
    /// Sums up one round of a target.
    init(_ target: RoundDocument.Target) {
        let coverage = target.coverage
        let cold = (coverage.cold ?? 0).asCount
        rounds = 1
        reached = coverage.isReached ? 1 : 0
        requested = coverage.requested.asCount
        distinct = coverage.distinct.asCount
        pings = target.pings.count
        self.cold = cold
        unexpectedlyCold = coverage.warmedBefore ? cold : 0
        billed = coverage.billedMilliseconds?.asMicroseconds ?? 0
        for ping in target.pings {
            if ping.proof?.cold != nil { told += 1 }
            if let billed = ping.proof?.billedMilliseconds, let memory = ping.proof?.memoryMB {
                billedMemory += billed.asMicroseconds.times(megabytes: memory)
            }
            if ping.outcome == Outcome.Code.answered.description {
                latencies.add(ping.milliseconds.asMicroseconds)
            } else {
                failed += 1
            }
        }
    }

    /// Sums up what a line of a log says of a target that did not do as it should.
    ///
    /// - Parameters:
    ///   - line: The line.
    ///   - isFirst: Whether no other line of the round told of the target's pings.
    init(_ line: LoggedLine, isFirst: Bool) {
        rounds = isFirst ? 1 : 0
        pings = isFirst ? (line.pings ?? line.of ?? 0).asCount : 0
        failed = (line.failed ?? 0).asCount
        cold = (line.cold ?? 0).asCount
        told = (line.of ?? 0).asCount
        unexpectedlyCold = cold
        requested = (line.requested ?? 0).asCount
        distinct = (line.distinct ?? 0).asCount
    }
}

extension Int64 {
    /// A time in microseconds times a memory, both cut to what Lambda can ever bill for one invocation: sums of these fit.
    fileprivate func times(megabytes: Int) -> Int64 {
        let longest = Int64(3600 * 1_000_000)
        return Swift.min(self, longest) * Int64(Swift.min(megabytes.asCount, 100_000))
    }
}

extension CoverageDocument {
    /// Whether as many environments answered as the target asks for, or nobody can tell.
    var isReached: Bool {
        Self.isReached(requested, distinct: distinct, atLeast: atLeast, collided: collided, failed: failed)
    }

    /// Whether as many environments answered as were requested, or nobody can tell.
    static func isReached(_ requested: Int, distinct: Int, atLeast: Bool, collided: Int, failed: Int) -> Bool {
        distinct >= requested || (atLeast && collided == 0 && failed == 0)
    }
}
