import LambdaReports

/// Lines as Lambda writes them, each with what it says.
enum SampleLines {
    static let id = "8f5a1c2e-3f4b-4a5d-9c6e-7f8091a2b3c4"
    static let runtime = "arn:aws:lambda:us-east-1::runtime:62bd6c5d6b4a1d2f3e4c5b6a7988796a5b4c3d2e1f0fea9e22567a"

    static let coldLine =
        "REPORT RequestId: \(id)\tDuration: 128.83 ms\tBilled Duration: 200 ms\tMemory Size: 128 MB\t"
        + "Max Memory Used: 74 MB\tInit Duration: 166.62 ms\t"
    static let coldReport = InvocationReport(
        requestID: id,
        duration: .microseconds(128_830),
        billedDuration: .milliseconds(200),
        memorySizeMB: 128,
        maxMemoryUsedMB: 74,
        initDuration: .microseconds(166_620)
    )

    static let traceLine =
        "XRAY TraceId: 1-5e34a66a-474e0a2d7c2534a87870b437\tSegmentId: 073cbe5f3e442861\tSampled: true\t"
    static let trace = XRayTrace(
        traceID: "1-5e34a66a-474e0a2d7c2534a87870b437",
        segmentID: "073cbe5f3e442861",
        isSampled: true
    )

    /// Reports of every form.
    static let reports: [(line: String, report: InvocationReport)] = [
        (coldLine, coldReport),
        (
            "REPORT RequestId: \(id)\tDuration: 3.07 ms\tBilled Duration: 4 ms\tMemory Size: 1792 MB\t"
                + "Max Memory Used: 125 MB\t",
            InvocationReport(
                requestID: id,
                duration: .microseconds(3070),
                billedDuration: .milliseconds(4),
                memorySizeMB: 1792,
                maxMemoryUsedMB: 125
            )
        ),
        (
            "REPORT RequestId: \(id)\tDuration: 3016.78 ms\tBilled Duration: 3101 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 12 MB\tInit Duration: 84.00 ms\tStatus: timeout",
            InvocationReport(
                requestID: id,
                duration: .microseconds(3_016_780),
                billedDuration: .milliseconds(3101),
                memorySizeMB: 128,
                maxMemoryUsedMB: 12,
                initDuration: .milliseconds(84),
                status: .timeout
            )
        ),
        (
            "REPORT RequestId: \(id)\tDuration: 133.61 ms\tBilled Duration: 214 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 31 MB\tInit Duration: 80.00 ms\tStatus: error\tError Type: Runtime.ExitError",
            InvocationReport(
                requestID: id,
                duration: .microseconds(133_610),
                billedDuration: .milliseconds(214),
                memorySizeMB: 128,
                maxMemoryUsedMB: 31,
                initDuration: .milliseconds(80),
                status: .error,
                errorType: "Runtime.ExitError"
            )
        ),
        (
            "REPORT RequestId: \(id)\tDuration: 306.34 ms\tBilled Duration: 610 ms\tMemory Size: 3009 MB\t"
                + "Max Memory Used: 155 MB\tRestore Duration: 511.25 ms\tBilled Restore Duration: 303 ms\t",
            InvocationReport(
                requestID: id,
                duration: .microseconds(306_340),
                billedDuration: .milliseconds(610),
                memorySizeMB: 3009,
                maxMemoryUsedMB: 155,
                restoreDuration: .microseconds(511_250),
                billedRestoreDuration: .milliseconds(303)
            )
        ),
    ]

    /// Lines of every other kind, without what may stand in front of them.
    static let others: [(line: String, content: LogLine.Content)] = [
        (
            "INIT_START Runtime Version: provided:al2023.v109\tRuntime Version ARN: \(runtime)",
            .initStart(EnvironmentStart(runtimeVersion: "provided:al2023.v109", runtimeVersionARN: runtime))
        ),
        ("START RequestId: \(id) Version: $LATEST", .start(InvocationStart(requestID: id, version: "$LATEST"))),
        ("START RequestId: \(id) Version: 42", .start(InvocationStart(requestID: id, version: "42"))),
        ("END RequestId: \(id)", .end(requestID: id)),
        (traceLine, .trace(trace)),
        (
            "INIT_REPORT Init Duration: 0.21 ms\tPhase: init\tStatus: error\tError Type: Runtime.InvalidEntrypoint",
            .initReport(
                InitReport(
                    initDuration: .microseconds(210),
                    phase: .initialization,
                    status: .error,
                    errorType: "Runtime.InvalidEntrypoint"
                )
            )
        ),
        (
            "INIT_REPORT Init Duration: 9999.84 ms\tPhase: invoke\tStatus: timeout",
            .initReport(InitReport(initDuration: .microseconds(9_999_840), phase: .invocation, status: .timeout))
        ),
        (
            "RESTORE_START Runtime Version: java:21.v16\tRuntime Version ARN: \(runtime)",
            .restoreStart(EnvironmentStart(runtimeVersion: "java:21.v16", runtimeVersionARN: runtime))
        ),
        (
            "RESTORE_REPORT Restore Duration: 1236.04 ms\tStatus: timeout",
            .restoreReport(RestoreReport(restoreDuration: .microseconds(1_236_040), status: .timeout))
        ),
        (
            "RESTORE_REPORT Restore Duration: 511.25 ms\tStatus: error\tError Type: Runtime.Unknown",
            .restoreReport(
                RestoreReport(restoreDuration: .microseconds(511_250), status: .error, errorType: "Runtime.Unknown")
            )
        ),
        (
            "\(id) Task timed out after 3.00 seconds",
            .timeout(InvocationTimeout(requestID: id, timeout: .seconds(3)))
        ),
        (
            "RequestId: \(id) Error: Runtime exited with error: exit status 1",
            .failure(InvocationFailure(requestID: id, message: "Runtime exited with error: exit status 1"))
        ),
        (
            "RequestId: \(id) Error: Runtime exited without providing a reason",
            .failure(InvocationFailure(requestID: id, message: "Runtime exited without providing a reason"))
        ),
        (
            "RequestId: \(id) Error: fork/exec /var/task/bootstrap: no such file or directory",
            .failure(
                InvocationFailure(
                    requestID: id,
                    message: "fork/exec /var/task/bootstrap: no such file or directory"
                )
            )
        ),
        ("Runtime.ExitError", .errorType("Runtime.ExitError")),
        (
            "EXTENSION\tName: x\tState: Ready\tEvents: [INVOKE, SHUTDOWN]",
            .notice("EXTENSION\tName: x\tState: Ready\tEvents: [INVOKE, SHUTDOWN]")
        ),
        (
            "LOGS\tName: x\tState: Subscribed\tTypes: [Platform]",
            .notice("LOGS\tName: x\tState: Subscribed\tTypes: [Platform]")
        ),
        (
            "TELEMETRY\tName: x\tState: Subscribed\tTypes: [Platform]",
            .notice("TELEMETRY\tName: x\tState: Subscribed\tTypes: [Platform]")
        ),
    ]

    /// Every line, reports included.
    static let all = reports.map { (line: $0.line, content: LogLine.Content.report($0.report)) } + others
}
