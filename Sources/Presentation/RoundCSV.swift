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
                    guarded(target.name), guarded(target.url ?? target.function ?? ""), "\(ping.environment)",
                    guarded(ping.outcome),
                    guarded(ping.detail ?? ""), ping.status.map { "\($0)" } ?? "",
                    written(ping.sentAfterMilliseconds), written(ping.firstByteMilliseconds),
                    written(ping.milliseconds), "\(ping.slow)", "\(ping.attempts)",
                    "\(ping.pass)", written(ping.holdMilliseconds), guarded(ping.proof?.identity ?? ""),
                    ping.proof?.cold.map { "\($0)" } ?? "", written(ping.proof?.initMilliseconds),
                    written(ping.proof?.billedMilliseconds),
                ]
                text += fields.map(quoted).joined(separator: ",") + "\r\n"
            }
        }
        return text
    }

    private static func written(_ milliseconds: Double?) -> String {
        milliseconds.map { Duration.fixed($0, decimals: 3) } ?? ""
    }

    private static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ field: String) -> String {
        // By scalars, since a quote with an accent upon it is a character of its own.
        guard
            field.unicodeScalars.contains(where: {
                $0 == "," || $0 == "\"" || $0.properties.generalCategory == .control
            })
        else { return field }
        var quoted = "\""
        for scalar in field.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
