import Warming
import WarmingHistory

/// The latest round, and what the targets came to in an hour, in the text format of Prometheus.
struct MetricsText {
    private let latest: RoundLine?
    private let targets: [TargetHistory]

    init(latest: RoundLine?, targets: [TargetHistory]) {
        self.latest = latest
        self.targets = targets
    }

    /// The text, each metric with its help and type.
    var text: String {
        var text = ""
        if let latest {
            let seconds = Double(latest.startedAt.millisecondsSince1970) / 1000
            text += metric("last_round_start_timestamp_seconds", "When the latest round began.", [("", seconds)])
            text += metric(
                "last_round_duration_seconds",
                "How long the latest round took.",
                [("", latest.wallTime.milliseconds / 1000)]
            )
            text += metric("last_round_targets", "The targets of the latest round.", [("", Double(latest.targets))])
            text += metric(
                "last_round_answered_targets",
                "The targets of which the latest round had every ping answered.",
                [("", Double(latest.answeredTargets))]
            )
        }
        text += counts("pings", "Pings of the last hour.", \.pings)
        text += counts("failed_pings", "Pings of the last hour that were not answered.", \.failed)
        text += counts("cold_pings", "Pings of the last hour that were cold.", \.cold)
        text += counts("requested_environments", "Environments asked for in the last hour.", \.requested)
        text += counts(
            "distinct_environments",
            "Different environments that answered, added up over the last hour's rounds.",
            \.distinct
        )
        text += metric(
            "target_latency_seconds",
            "Percentiles of the latency of the last hour's answers.",
            targets.flatMap { target -> [(labels: String, value: Double)] in
                guard let latency = target.latency else { return [] }
                return [("0.5", latency.median), ("0.95", latency.p95), ("0.99", latency.p99)].map { quantile, value in
                    ("{target=\"\(Self.escaped(target.name))\",quantile=\"\(quantile)\"}", value.milliseconds / 1000)
                }
            }
        )
        return text
    }

    private func counts(_ name: String, _ help: String, _ count: (TargetCounts) -> Int) -> String {
        metric(
            "target_\(name)",
            help,
            targets.map { ("{target=\"\(Self.escaped($0.name))\"}", Double(count($0.counts))) }
        )
    }

    private func metric(_ name: String, _ help: String, _ values: [(labels: String, value: Double)]) -> String {
        guard !values.isEmpty else { return "" }
        return "# HELP keepwarm_\(name) \(help)\n# TYPE keepwarm_\(name) gauge\n"
            + values.map { "keepwarm_\(name)\($0.labels) \($0.value)\n" }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
