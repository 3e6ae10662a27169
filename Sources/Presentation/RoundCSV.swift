public import Warming

/// A round's report as comma-separated values (RFC 4180), one line a ping.
public enum RoundCSV: Sendable {
    /// The names of the columns.
    public static let header =
        "target,url,environment,outcome,detail,status,sent_after_ms,first_byte_ms,total_ms,slow,attempts"

    /// The header and a line for each ping, with line ends.
    public static func text(_ report: RoundReport) -> String {
        var text = header + "\r\n"
        for target in RoundDocument(report).targets {
            for ping in target.pings {
                let fields: [String] = [
                    target.name, target.url, "\(ping.environment)", ping.outcome, ping.detail ?? "",
                    ping.status.map { "\($0)" } ?? "", written(ping.sentAfterMilliseconds),
                    written(ping.firstByteMilliseconds), written(ping.milliseconds), "\(ping.slow)", "\(ping.attempts)",
                ]
                text += fields.map(quoted).joined(separator: ",") + "\r\n"
            }
        }
        return text
    }

    private static func written(_ milliseconds: Double?) -> String {
        milliseconds.map { Duration.fixed($0, decimals: 3) } ?? ""
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
