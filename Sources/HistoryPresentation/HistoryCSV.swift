import Presentation
import Warming

/// A history as comma-separated values (RFC 4180), one line a target.
///
/// A text that a spreadsheet would run as a formula has a `'` put before it.
public enum HistoryCSV: Sendable {
    /// The names of the columns.
    public static let header = [
        "target", "address", "rounds", "reached_rounds", "requested", "distinct", "pings", "failed", "cold",
        "unexpectedly_cold", "p50_ms", "p95_ms", "p99_ms", "longest_ms", "billed_ms", "last_failure_at",
        "last_failure", "invocations", "ping_cold_starts", "user_cold_starts", "user_init_p50_ms",
        "user_cold_starts_daily_before", "user_cold_starts_daily_since",
    ]

    /// The header and a line for each target, with line ends.
    public static func text(_ overview: HistoryOverview) -> String {
        CSVRow.text(header) + HistoryDocument(overview).targets.map { CSVRow.text(fields(of: $0)) }.joined()
    }

    private static func fields(of target: HistoryDocument.Target) -> [String] {
        func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "" }
        func text(_ milliseconds: Double?) -> String { milliseconds.map { "\($0)" } ?? "" }
        let failure = target.lastFailure
        let reason = failure.map { $0.detail == nil ? $0.outcome : "\($0.outcome): \($0.detail ?? "")" }
        return [
            CSVRow.guarded(target.name), CSVRow.guarded(target.address ?? ""), text(target.rounds),
            text(target.reachedRounds), text(target.requested), text(target.distinct), text(target.pings),
            text(target.failed), text(target.cold), text(target.unexpectedlyCold),
            text(target.latency?.p50Milliseconds), text(target.latency?.p95Milliseconds),
            text(target.latency?.p99Milliseconds), text(target.latency?.longestMilliseconds),
            text(target.billedMilliseconds), failure?.at ?? "", CSVRow.guarded(reason ?? ""),
            text(target.invocations?.reports), text(target.invocations?.pingColdStarts),
            text(target.invocations?.userColdStarts), text(target.invocations?.userInitialisation?.p50Milliseconds),
            text(target.invocations?.warming?.before.daily), text(target.invocations?.warming?.since.daily),
        ]
    }
}
