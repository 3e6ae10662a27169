import LambdaReports

/// The lines that Lambda itself writes into a function's log.
struct SystemLines: Sendable {
    /// Their form.
    let format: EmulatedFunction.LogFormat

    /// The region, for ARNs.
    let region: String

    /// An environment begins to initialise.
    func initStart(runtime: EmulatedFunction.Runtime) -> String {
        let version = "\(runtime.name.replacingFirst("provided.", with: "provided:")).emulated"
        return LogLine(.initStart(EnvironmentStart(runtimeVersion: version))).description
    }

    /// An initialisation failed or took too long.
    func initReport(_ report: InitReport) -> String {
        report.description
    }

    /// An invocation begins.
    func start(_ invocation: Invocation) -> String {
        let start = InvocationStart(requestID: invocation.requestID, version: invocation.target.version)
        return LogLine(.start(start)).description
    }

    /// An invocation ended.
    func end(_ report: InvocationReport) -> String {
        LogLine(.end(requestID: report.requestID)).description
    }

    /// What an invocation took.
    func report(_ report: InvocationReport, isFunctionError: Bool) -> String {
        guard isFunctionError else { return report.description }
        var report = report
        report.status = nil
        report.errorType = nil
        return report.description
    }
}

extension String {
    fileprivate func replacingFirst(_ prefix: String, with other: String) -> String {
        hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
    }
}
