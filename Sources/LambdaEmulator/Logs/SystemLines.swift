import LambdaReports

/// The lines that Lambda itself writes into the log of one environment.
struct SystemLines: Sendable {
    /// The function.
    let function: EmulatedFunction

    /// The version of the function.
    let version: String

    /// The name of the environment's log stream.
    let logStream: String

    private var isJSON: Bool { function.logFormat == .json }

    /// An environment begins to initialise.
    func initStart() -> String {
        var start = EnvironmentStart(runtimeVersion: function.runtime.versionName)
        guard isJSON else { return LogLine(.initStart(start)).description }
        start.initializationType = .onDemand
        start.phase = .initialization
        start.functionName = function.name
        start.functionVersion = version
        start.instanceID = logStream
        start.instanceMaxMemoryBytes = function.memorySizeMB << 20
        return record(.initStart(start))
    }

    /// An initialisation failed or took too long.
    func initReport(_ report: InitReport) -> String {
        guard isJSON else { return report.description }
        var report = report
        report.initializationType = .onDemand
        return record(.initReport(report))
    }

    /// An invocation begins.
    func start(_ invocation: Invocation) -> String {
        var start = InvocationStart(requestID: invocation.requestID, version: version)
        guard isJSON else { return LogLine(.start(start)).description }
        start.functionARN = invocation.target.arn
        return record(.start(start))
    }

    /// An invocation ended.
    func end(_ report: InvocationReport, producedBytes: Int?) -> String {
        guard isJSON else { return LogLine(.end(requestID: report.requestID)).description }
        return record(
            .runtimeDone(
                InvocationEnd(
                    requestID: report.requestID,
                    status: report.status ?? .success,
                    errorType: report.errorType,
                    duration: report.duration,
                    producedBytes: producedBytes
                )
            )
        )
    }

    /// What an invocation took.
    ///
    /// - Parameters:
    ///   - report: The report.
    ///   - isFunctionError: Whether the function ended it with an error of its own, of which lines of text say nothing.
    /// - Returns: The line, without its line feed.
    func report(_ report: InvocationReport, isFunctionError: Bool) -> String {
        guard !isJSON else { return record(.report(report)) }
        guard isFunctionError else { return report.description }
        var report = report
        report.status = nil
        report.errorType = nil
        return report.description
    }

    private func record(_ event: PlatformRecord.Event) -> String {
        let time = UTCDate(milliseconds: TimeOfDay.millisecondsSince1970).timestamp
        return PlatformRecord(time: time, event: event).description
    }
}

extension EmulatedFunction.Runtime {
    /// As Lambda names a runtime's version, but for the number of the version: `provided:al2023.emulated`.
    fileprivate var versionName: String {
        let prefix = "provided."
        return (name.hasPrefix(prefix) ? "provided:\(name.dropFirst(prefix.count))" : name) + ".emulated"
    }
}
