import JSONText
import Warming
import WarmingHistory

extension HistoryDocument {
    /// Writes an overview down.
    public init(_ overview: HistoryOverview) {
        self.init(
            version: 1,
            from: overview.span.start.description,
            to: overview.span.end.description,
            rounds: overview.parts.map(Rounds.init),
            targets: overview.targets.map(Target.init)
        )
    }

    /// The document over several lines, with a line end.
    ///
    /// - Returns: JSON.
    /// - Throws: `EncodingError` for a number that JSON does not have, which no history holds.
    public func text() throws -> String {
        String(decoding: try JSONTextEncoder(options: [.pretty, .sortedKeys]).encode(self), as: UTF8.self) + "\n"
    }
}

extension HistoryDocument.Rounds {
    fileprivate init(_ rounds: RoundDurations) {
        self.init(
            from: rounds.start.description,
            count: rounds.rounds,
            shortestMilliseconds: rounds.shortest.writtenMilliseconds,
            medianMilliseconds: rounds.median.writtenMilliseconds,
            longestMilliseconds: rounds.longest.writtenMilliseconds
        )
    }
}

extension HistoryDocument.Percentiles {
    fileprivate init(_ percentiles: LatencyPercentiles) {
        self.init(
            count: percentiles.count,
            p50Milliseconds: percentiles.median.writtenMilliseconds,
            p95Milliseconds: percentiles.p95.writtenMilliseconds,
            p99Milliseconds: percentiles.p99.writtenMilliseconds,
            longestMilliseconds: percentiles.longest.writtenMilliseconds
        )
    }
}

extension HistoryDocument.Warming {
    fileprivate init(_ effect: WarmingEffect) {
        self.init(
            began: effect.began.description,
            before: HistoryDocument.Rate(effect.before),
            since: HistoryDocument.Rate(effect.since)
        )
    }
}

extension HistoryDocument.Rate {
    fileprivate init(_ rate: ColdStartRate) {
        self.init(
            userColdStarts: rate.coldStarts,
            milliseconds: rate.length.writtenMilliseconds,
            daily: (rate.daily * 100).rounded() / 100
        )
    }
}

extension HistoryDocument.Target {
    /// Writes down that a target had no round in a span.
    package init(withoutRounds name: String) {
        self.init(
            name: name,
            rounds: 0,
            reachedRounds: 0,
            requested: 0,
            distinct: 0,
            pings: 0,
            failed: 0,
            billedMilliseconds: 0,
            strip: []
        )
    }

    fileprivate init(_ target: TargetHistory) {
        let counts = target.counts
        let isTold = counts.told > 0 || counts.cold > 0
        self.init(
            name: target.name,
            address: target.address,
            rounds: counts.rounds,
            reachedRounds: counts.reachedRounds,
            requested: counts.requested,
            distinct: counts.distinct,
            pings: counts.pings,
            failed: counts.failed,
            cold: isTold ? counts.cold : nil,
            unexpectedlyCold: isTold ? counts.unexpectedlyCold : nil,
            billedMilliseconds: counts.billedDuration.writtenMilliseconds,
            latency: target.latency.map(HistoryDocument.Percentiles.init),
            strip: target.strip.map(\.state.rawValue),
            lastFailure: target.lastFailure.map { failure in
                HistoryDocument.Failure(
                    at: failure.moment.description,
                    pings: failure.pings,
                    outcome: failure.outcome.code.description,
                    detail: failure.outcome.detail,
                    status: failure.status
                )
            },
            invocations: target.invocations.map { invocations in
                HistoryDocument.Invocations(
                    reports: invocations.reports,
                    billedMilliseconds: invocations.billedDuration.writtenMilliseconds,
                    duration: invocations.duration.map(HistoryDocument.Percentiles.init),
                    pingColdStarts: invocations.pingColdStarts,
                    userColdStarts: invocations.userColdStarts,
                    userInitialisation: invocations.userInitialisation.map(HistoryDocument.Percentiles.init),
                    warming: invocations.warming.map(HistoryDocument.Warming.init)
                )
            }
        )
    }
}

extension Duration {
    /// In milliseconds with three decimals: no history tells more.
    package var writtenMilliseconds: Double { (milliseconds * 1000).rounded() / 1000 }
}
