import JSONText
import LambdaReports

/// Records as Lambda writes them, each with what it says.
enum SampleRecords {
    static let time = "2025-01-07T19:49:07.924Z"
    private static let id = SampleLines.id

    static let reportLine = line(
        "platform.report",
        """
        {"requestId":"\(id)","metrics":{"durationMs":329.177,"billedDurationMs":330,"memorySizeMB":1792,\
        "maxMemoryUsedMB":125,"initDurationMs":503.083},"status":"success"}
        """
    )

    static let all: [(line: String, event: PlatformRecord.Event)] = [
        (
            reportLine,
            .report(
                InvocationReport(
                    requestID: id,
                    duration: .microseconds(329_177),
                    billedDuration: .milliseconds(330),
                    memorySizeMB: 1792,
                    maxMemoryUsedMB: 125,
                    initDuration: .microseconds(503_083),
                    status: .success
                )
            )
        ),
        (
            line(
                "platform.report",
                """
                {"requestId":"\(id)","metrics":{"durationMs":5000.0,"billedDurationMs":5000,"memorySizeMB":128,\
                "maxMemoryUsedMB":94,"restoreDurationMs":511.25,"billedRestoreDurationMs":303},"status":"error",\
                "errorType":"Runtime.ExitError","tracing":{"spanId":"54565fb41ac79632","type":"X-Amzn-Trace-Id",\
                "value":"Root=1-62e900b2-710d76f009d6e7785905449a;Sampled=1"}}
                """
            ),
            .report(
                InvocationReport(
                    requestID: id,
                    duration: .seconds(5),
                    billedDuration: .seconds(5),
                    memorySizeMB: 128,
                    maxMemoryUsedMB: 94,
                    restoreDuration: .microseconds(511_250),
                    billedRestoreDuration: .milliseconds(303),
                    status: .error,
                    errorType: "Runtime.ExitError",
                    trace: XRayTrace(
                        traceID: "1-62e900b2-710d76f009d6e7785905449a",
                        segmentID: "54565fb41ac79632",
                        isSampled: true
                    )
                )
            )
        ),
        (
            line(
                "platform.initStart",
                """
                {"initializationType":"on-demand","phase":"init","runtimeVersion":"provided:al2023.v98",\
                "runtimeVersionArn":"\(SampleLines.runtime)","functionName":"f","functionVersion":"$LATEST",\
                "instanceId":"2025/01/07/worker10[$LATEST]002c5f0e","instanceMaxMemory":1879048192}
                """
            ),
            .initStart(
                EnvironmentStart(
                    runtimeVersion: "provided:al2023.v98",
                    runtimeVersionARN: SampleLines.runtime,
                    initializationType: .onDemand,
                    phase: .initialization,
                    functionName: "f",
                    functionVersion: "$LATEST",
                    instanceID: "2025/01/07/worker10[$LATEST]002c5f0e",
                    instanceMaxMemoryBytes: 1_879_048_192
                )
            )
        ),
        (
            line("platform.initRuntimeDone", #"{"initializationType":"on-demand","phase":"init","status":"success"}"#),
            .initRuntimeDone(InitEnd(status: .success, phase: .initialization, initializationType: .onDemand))
        ),
        (
            line(
                "platform.initReport",
                #"{"initializationType":"on-demand","phase":"init","status":"success","metrics":{"durationMs":80.4}}"#
            ),
            .initReport(
                InitReport(
                    initDuration: .microseconds(80_400),
                    phase: .initialization,
                    status: .success,
                    initializationType: .onDemand
                )
            )
        ),
        (
            line(
                "platform.initReport",
                """
                {"initializationType":"provisioned-concurrency","phase":"invoke","status":"error",\
                "errorType":"Runtime.ExitError","metrics":{"durationMs":0.007}}
                """
            ),
            .initReport(
                InitReport(
                    initDuration: .microseconds(7),
                    phase: .invocation,
                    status: .error,
                    errorType: "Runtime.ExitError",
                    initializationType: .provisionedConcurrency
                )
            )
        ),
        (
            line(
                "platform.start",
                """
                {"requestId":"\(id)","version":"$LATEST","functionArn":"arn:aws:lambda:eu-central-1:123456789012:function:f",\
                "tracing":{"spanId":"54565fb41ac79632","type":"X-Amzn-Trace-Id",\
                "value":"Root=1-62e900b2-710d76f009d6e7785905449a;Parent=0efbd19962d95b05;Sampled=1"}}
                """
            ),
            .start(
                InvocationStart(
                    requestID: id,
                    version: "$LATEST",
                    functionARN: "arn:aws:lambda:eu-central-1:123456789012:function:f",
                    tracing: TraceContext(
                        spanID: "54565fb41ac79632",
                        header: "Root=1-62e900b2-710d76f009d6e7785905449a;Parent=0efbd19962d95b05;Sampled=1"
                    )
                )
            )
        ),
        (
            line("platform.start", #"{"requestId":"\#(id)","version":"7"}"#),
            .start(InvocationStart(requestID: id, version: "7"))
        ),
        (
            line(
                "platform.runtimeDone",
                """
                {"requestId":"\(id)","status":"success","metrics":{"durationMs":140.0,"producedBytes":16},\
                "spans":[{"name":"responseLatency","start":"2025-01-07T19:49:07.784Z","durationMs":23.02}]}
                """
            ),
            .runtimeDone(
                InvocationEnd(
                    requestID: id,
                    status: .success,
                    duration: .milliseconds(140),
                    producedBytes: 16,
                    spans: [
                        InvocationEnd.Span(
                            name: "responseLatency",
                            start: "2025-01-07T19:49:07.784Z",
                            duration: .microseconds(23_020)
                        )
                    ]
                )
            )
        ),
        (
            line("platform.runtimeDone", #"{"requestId":"\#(id)","status":"failure","errorType":"Runtime.ExitError"}"#),
            .runtimeDone(InvocationEnd(requestID: id, status: .failure, errorType: "Runtime.ExitError"))
        ),
        (
            line("platform.restoreStart", #"{"runtimeVersion":"java:21.v16","functionName":"f"}"#),
            .restoreStart(EnvironmentStart(runtimeVersion: "java:21.v16", functionName: "f"))
        ),
        (
            line("platform.restoreRuntimeDone", #"{"status":"timeout"}"#),
            .restoreRuntimeDone(InitEnd(status: .timeout))
        ),
        (
            line("platform.restoreReport", #"{"status":"success","metrics":{"durationMs":70.87}}"#),
            .restoreReport(RestoreReport(restoreDuration: .microseconds(70_870), status: .success))
        ),
        (
            line("platform.logsDropped", #"{"droppedRecords":123,"droppedBytes":12345,"reason":"Slow \"x\""}"#),
            .other(
                type: "platform.logsDropped",
                record: ["droppedRecords": 123, "droppedBytes": 12345, "reason": "Slow \"x\""]
            )
        ),
    ]

    /// A line of JSON around a record.
    static func line(_ type: String, _ record: String) -> String {
        #"{"time":"\#(time)","type":"\#(type)","record":\#(record)}"#
    }
}
