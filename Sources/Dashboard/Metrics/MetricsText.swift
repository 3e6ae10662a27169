import Warming
import WarmingHistory

/// The latest round, what targets came to since counters began, and their last hour, in the text format of Prometheus.
///
/// Names follow its conventions: base units, `_total` for what only grows, `_ratio` for shares of one. `docs/history.md`
/// has them all.
struct MetricsText {
    private let content: MetricsContent
    private let isHealthy: Bool

    init(_ content: MetricsContent, isHealthy: Bool) {
        self.content = content
        self.isHealthy = isHealthy
    }

    /// The text, each metric with its help and type.
    var text: String {
        let healthy = MetricFamily(
            "healthy",
            .gauge,
            "Whether rounds go on, and the latest had every ping answered.",
            [.init(isHealthy ? 1 : 0)]
        )
        let rounds = MetricFamily("rounds_total", .counter, "Rounds.", [.init(Double(content.rounds))])
        return ([healthy] + latest + [rounds] + totals + hour).map(\.text).joined()
    }

    private var latest: [MetricFamily] {
        guard let latest = content.latest else { return [] }
        let start = Double(latest.startedAt.millisecondsSince1970) / 1000
        return [
            MetricFamily("last_round_start_timestamp_seconds", .gauge, "When the latest round began.", [.init(start)]),
            MetricFamily(
                "last_round_duration_seconds",
                .gauge,
                "How long the latest round took.",
                [.init(latest.wallTime.seconds)]
            ),
            MetricFamily(
                "last_round_targets",
                .gauge,
                "The targets of the latest round.",
                [.init(Double(latest.targets))]
            ),
            MetricFamily(
                "last_round_answered_targets",
                .gauge,
                "The targets of which the latest round had every ping answered.",
                [.init(Double(latest.answeredTargets))]
            ),
        ]
    }

    private var totals: [MetricFamily] {
        func count(_ name: String, _ help: String, _ value: (TargetCounts) -> Int) -> MetricFamily {
            MetricFamily(name, .counter, help, content.totals.map { .init(of: $0.name, Double(value($0.counts))) })
        }
        let coldStarts = content.totals.compactMap { target in
            target.userColdStarts.map { MetricFamily.Sample(of: target.name, Double($0)) }
        }
        return [
            count("pings_total", "Pings.", \.pings),
            count("failed_pings_total", "Pings that were not answered.", \.failed),
            count("told_pings_total", "Pings whose answers told whether they were cold.", \.told),
            count("cold_pings_total", "Pings that were cold.", \.cold),
            count(
                "unexpectedly_cold_pings_total",
                "Pings that were cold though their target was warmed in the round before.",
                \.unexpectedlyCold
            ),
            count("requested_environments_total", "Environments asked for, over all rounds.", \.requested),
            count(
                "distinct_environments_total",
                "Different environments that answered in each round, over all rounds.",
                \.distinct
            ),
            MetricFamily(
                "billed_seconds_total",
                .counter,
                "What Lambda bills for pings, as far as answers told.",
                content.totals.map { .init(of: $0.name, $0.counts.billedDuration.seconds) }
            ),
            MetricFamily(
                "user_cold_starts_total",
                .counter,
                "Environments that started for nobody's ping, by imported logs.",
                coldStarts
            ),
        ]
    }

    private var hour: [MetricFamily] {
        func ratio(_ name: String, _ help: String, _ share: (TargetCounts) -> (Int, of: Int)) -> MetricFamily {
            MetricFamily(
                name,
                .gauge,
                help,
                content.hour.compactMap { target in
                    let (part, total) = share(target.counts)
                    return total == 0 ? nil : .init(of: target.name, Double(part) / Double(total))
                }
            )
        }
        let quantiles = content.hour.flatMap { target in
            guard let latency = target.latency else { return [] as [MetricFamily.Sample] }
            return [("0.5", latency.median), ("0.95", latency.p95), ("0.99", latency.p99)].map { quantile, value in
                .init(of: target.name, value.seconds, [("quantile", quantile)])
            }
        }
        let answers = content.totals.map { MetricFamily.Sample(of: $0.name, Double($0.answers), suffix: "_count") }
        return [
            ratio("cold_pings_ratio", "Share of the last hour's told pings that were cold.") { ($0.cold, $0.told) },
            ratio("failed_pings_ratio", "Share of the last hour's pings that were not answered.") {
                ($0.failed, $0.pings)
            },
            MetricFamily(
                "ping_latency_seconds",
                .summary,
                "How long answers took: quantiles of the last hour.",
                quantiles + answers
            ),
        ]
    }
}

extension Duration {
    fileprivate var seconds: Double { milliseconds / 1000 }
}
