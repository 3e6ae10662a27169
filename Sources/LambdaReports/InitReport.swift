/// What Lambda reports of an initialisation on its own, apart from an invocation.
///
/// As a line of text (`INIT_REPORT`) it comes when an initialisation fails or takes too long; with provisioned
/// concurrency and SnapStart it always comes.
public struct InitReport: Hashable, Sendable {
    /// How long the initialisation took, up to its end or its failure.
    public var initDuration: Duration

    /// When it ran.
    public var phase: InitPhase?

    /// How it ended; lines of text have it only when it did not end well.
    public var status: InvocationStatus?

    /// What broke, such as `Runtime.InvalidEntrypoint`.
    public var errorType: String?

    /// Why the environment is there; in JSON records only.
    public var initializationType: InitializationType?

    /// Creates a report.
    public init(
        initDuration: Duration,
        phase: InitPhase? = nil,
        status: InvocationStatus? = nil,
        errorType: String? = nil,
        initializationType: InitializationType? = nil
    ) {
        self.initDuration = initDuration
        self.phase = phase
        self.status = status
        self.errorType = errorType
        self.initializationType = initializationType
    }
}

extension InitReport: LosslessStringConvertible {
    /// Reads an `INIT_REPORT` line; `nil` for anything else.
    public init?(_ description: String) {
        guard let report = description.withUTF8Span({ InitReport(line: $0, from: LinePrefix($0).end) }) else {
            return nil
        }
        self = report
    }

    /// The line as Lambda writes it, without its line feed; a status of success is left out.
    public var description: String {
        var fields = ["Init Duration: \(initDuration.millisecondsText) ms"]
        if let phase { fields.append("Phase: \(phase)") }
        if let status, status != .success { fields.append("Status: \(status)") }
        if let errorType { fields.append("Error Type: \(errorType)") }
        return "INIT_REPORT " + fields.joined(separator: "\t")
    }

    /// Reads a line from a position on, past what may stand in front of it.
    init?(line: Span<UInt8>, from start: Int) {
        guard
            line.has("INIT_REPORT ", at: start), let fields = LogFields(line, from: start + 12),
            let initDuration = fields.initDuration
        else { return nil }
        self.init(
            initDuration: initDuration,
            phase: fields.phase.map { InitPhase(line.string(in: $0)) },
            status: fields.status.map { InvocationStatus(line.string(in: $0)) },
            errorType: fields.errorType.map { line.string(in: $0) }
        )
    }
}
