import JSONText
import Warming

/// What CloudWatch makes metrics of: a line in the Embedded Metric Format, one a round.
///
/// There are five metrics and one dimension. Each metric of each set of dimensions is a custom metric with a price of
/// its own, so there is none for each target.
///
/// The format is that of the CloudWatch guide, "Specification: Embedded metric format".
struct RoundMetrics {
    /// The namespace that the metrics stand in.
    static let namespace = "Keepwarm"

    /// The one dimension: the warmer's function name.
    static let dimension = "Warmer"

    private let function: String
    private let moment: Timestamp
    private let values: [(name: String, unit: String, value: JSONNumber)]

    /// Counts what a round achieved.
    ///
    /// - Parameters:
    ///   - report: The round.
    ///   - function: The name of the warmer's function.
    ///   - moment: When the round ended.
    init(_ report: RoundReport, function: String, at moment: Timestamp) {
        // Of a slice that could not be handed on nobody else counts the targets.
        let lost = report.slice?.failures.reduce(0) { $0 + $1.targets } ?? 0
        let requested = report.targets.count + lost
        let answered = report.answeredTargetCount
        let cold = report.targets.count { target in
            // Slowness is but a guess, for targets whose answers say nothing.
            target.coverage.cold.map { $0 > 0 }
                ?? target.pings.contains { $0.answer.isSlow(after: report.limits.slowAfter) }
        }
        self.function = function
        self.moment = moment
        values = [
            ("TargetsRequested", "Count", JSONNumber(requested)),
            ("TargetsAnswered", "Count", JSONNumber(answered)),
            ("TargetsFailed", "Count", JSONNumber(requested - answered)),
            ("TargetsCold", "Count", JSONNumber(cold)),
            ("RoundMilliseconds", "Milliseconds", JSONNumber(Int(report.wallTime.wholeMilliseconds))),
        ]
    }

    /// The line, without a line end.
    var line: String {
        let definitions = values.map { value -> JSONValue in
            ["Name": .string(value.name), "Unit": .string(value.unit)]
        }
        let directive: JSONValue = [
            "Namespace": .string(Self.namespace),
            "Dimensions": [[.string(Self.dimension)]],
            "Metrics": .list(definitions),
        ]
        let metadata: JSONValue = [
            "Timestamp": .number(JSONNumber(Int(moment.millisecondsSince1970))),
            "CloudWatchMetrics": [directive],
        ]
        let members =
            [
                JSONValue.Member(name: "_aws", value: metadata),
                JSONValue.Member(name: Self.dimension, value: .string(function)),
            ] + values.map { JSONValue.Member(name: $0.name, value: .number($0.value)) }
        return String(decoding: JSONValue.object(members).bytes(), as: UTF8.self)
    }
}
