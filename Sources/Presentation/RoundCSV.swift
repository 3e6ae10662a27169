public import Warming

/// A round's report as comma-separated values (RFC 4180), one line a ping.
///
/// A text that a spreadsheet would run as a formula has a `'` put before it: where a redirect points is for a stranger's
/// server to choose. Who needs every text as it was takes ``RoundJSON``.
public enum RoundCSV: Sendable {
    /// The names of the columns.
    public static let header =
        "target,url,environment,outcome,detail,status,sent_after_ms,first_byte_ms,total_ms,slow,attempts,"
        + "pass,hold_ms,identity,cold,init_ms,billed_ms"

    /// The header and a line for each ping, with line ends.
    public static func text(_ report: RoundReport) -> String {
        var text = header + "\r\n"
        for target in RoundDocument(report).targets {
            for ping in target.pings {
                let fields: [String] = [
                    CSVRow.guarded(target.name), CSVRow.guarded(target.url ?? target.function ?? ""),
                    "\(ping.environment)", CSVRow.guarded(ping.outcome), CSVRow.guarded(ping.detail ?? ""),
                    ping.status.map { "\($0)" } ?? "",
                    written(ping.sentAfterMilliseconds), written(ping.firstByteMilliseconds),
                    written(ping.milliseconds), "\(ping.slow)", "\(ping.attempts)",
                    "\(ping.pass)", written(ping.holdMilliseconds), CSVRow.guarded(ping.proof?.identity ?? ""),
                    ping.proof?.cold.map { "\($0)" } ?? "", written(ping.proof?.initMilliseconds),
                    written(ping.proof?.billedMilliseconds),
                ]
                text += CSVRow.text(fields)
            }
        }
        return text
    }

    private static func written(_ milliseconds: Double?) -> String {
        milliseconds.map { Duration.fixed($0, decimals: 3) } ?? ""
    }
}
