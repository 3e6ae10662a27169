/// What Lambda reports when a snapshot was restored to an environment, or could not be; SnapStart only.
public struct RestoreReport: Hashable, Sendable {
    /// How long the restore took, up to its end or its failure.
    public var restoreDuration: Duration

    /// How it ended; lines of text have it only when it did not end well.
    public var status: InvocationStatus?

    /// What broke.
    public var errorType: String?

    /// Creates a report.
    public init(restoreDuration: Duration, status: InvocationStatus? = nil, errorType: String? = nil) {
        self.restoreDuration = restoreDuration
        self.status = status
        self.errorType = errorType
    }
}

extension RestoreReport: LosslessStringConvertible {
    /// Reads a `RESTORE_REPORT` line; `nil` for anything else.
    public init?(_ description: String) {
        guard let report = description.withUTF8Span({ RestoreReport(line: $0, from: LinePrefix($0).end) }) else {
            return nil
        }
        self = report
    }

    /// The line as Lambda writes it, without its line feed; a status of success is left out.
    public var description: String {
        var fields = ["Restore Duration: \(restoreDuration.millisecondsText) ms"]
        if let status, status != .success { fields.append("Status: \(status)") }
        if let errorType { fields.append("Error Type: \(errorType)") }
        return "RESTORE_REPORT " + fields.joined(separator: "\t")
    }

    /// Reads a line from a position on, past what may stand in front of it.
    init?(line: Span<UInt8>, from start: Int) {
        guard
            line.has("RESTORE_REPORT ", at: start), let fields = LogFields(line, from: start + 15),
            let restoreDuration = fields.restoreDuration
        else { return nil }
        self.restoreDuration = restoreDuration
        status = fields.status.map { InvocationStatus(line.string(in: $0)) }
        errorType = fields.errorType.map { line.string(in: $0) }
    }
}
