extension InvocationReport: LosslessStringConvertible {
    /// Reads a `REPORT` line, with or without its line end and the line of X-Ray behind it; `nil` for anything else.
    ///
    /// The fields may come in any order; those that are not known are passed over. The line must be whole. If it was
    /// cut inside a number, or in front of a field that every report has, the answer is `nil`; but nothing shows that
    /// a whole field at the end is missing, such as the init duration, or the last letters of an error type. Where a
    /// text may end in the middle of a line, ``LogLines`` and ``LogReports`` know the whole ones by their line feeds.
    public init?(_ description: String) {
        guard let report = description.withUTF8Span({ InvocationReport(line: $0, from: LinePrefix($0).end) }) else {
            return nil
        }
        self = report
    }

    /// The line as Lambda writes it, without its line feed; with a trace, also the line of X-Ray behind it.
    ///
    /// Durations are rounded to the hundredth of a millisecond. A tab ends the line, unless a status stands there. A
    /// status of success is left out.
    public var description: String {
        var line = "REPORT RequestId: \(requestID)\tDuration: \(duration.millisecondsText) ms\t"
        line += "Billed Duration: \(billedDuration.millisecondsRoundedUp) ms\t"
        line += "Memory Size: \(memorySizeMB) MB\tMax Memory Used: \(maxMemoryUsedMB) MB\t"
        if let initDuration { line += "Init Duration: \(initDuration.millisecondsText) ms\t" }
        if let restoreDuration { line += "Restore Duration: \(restoreDuration.millisecondsText) ms\t" }
        if let billedRestoreDuration {
            line += "Billed Restore Duration: \(billedRestoreDuration.millisecondsRoundedUp) ms\t"
        }
        if let status, status != .success { line += "Status: \(status)" }
        if let errorType { line += line.hasSuffix("\t") ? "Error Type: \(errorType)" : "\tError Type: \(errorType)" }
        if let trace { line += "\n\(trace)" }
        return line
    }
}

extension InvocationReport {
    /// Reads a line from a position on, past what may stand in front of it.
    init?(line: Span<UInt8>, from start: Int) {
        guard
            line.has("REPORT ", at: start), let fields = LogFields(line, from: start + 7),
            let requestID = fields.requestID, let duration = fields.duration,
            let billedDuration = fields.billedDuration, let memorySizeMB = fields.memorySizeMB,
            let maxMemoryUsedMB = fields.maxMemoryUsedMB
        else { return nil }
        self.init(
            requestID: line.string(in: requestID),
            duration: duration,
            billedDuration: billedDuration,
            memorySizeMB: memorySizeMB,
            maxMemoryUsedMB: maxMemoryUsedMB,
            initDuration: fields.initDuration,
            restoreDuration: fields.restoreDuration,
            billedRestoreDuration: fields.billedRestoreDuration,
            status: fields.status.map { InvocationStatus(line.string(in: $0)) },
            errorType: fields.errorType.map { line.string(in: $0) },
            trace: XRayTrace(fields, of: line)
        )
    }
}
