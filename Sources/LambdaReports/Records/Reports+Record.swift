internal import JSONText

extension InvocationReport {
    /// Reads a `platform.report` record.
    init(_ record: RecordMembers) throws(MalformedRecord) {
        let metrics = try record.members("metrics").required()
        self.init(
            requestID: try record.text("requestId").required(),
            duration: try metrics.milliseconds("durationMs").required(),
            billedDuration: try metrics.milliseconds("billedDurationMs").required(),
            memorySizeMB: try metrics.integer("memorySizeMB").required(),
            maxMemoryUsedMB: try metrics.integer("maxMemoryUsedMB").required(),
            initDuration: try metrics.milliseconds("initDurationMs"),
            restoreDuration: try metrics.milliseconds("restoreDurationMs"),
            billedRestoreDuration: try metrics.milliseconds("billedRestoreDurationMs"),
            status: try record.text("status").map(InvocationStatus.init),
            errorType: try record.text("errorType"),
            trace: try TraceContext(tracingOf: record)?.trace
        )
    }

    /// The record of the report; without a status it says that all went well.
    var record: JSONValue {
        var metrics = RecordWriter()
        metrics.add("durationMs", milliseconds: duration)
        metrics.add("billedDurationMs", billed: billedDuration)
        metrics.add("memorySizeMB", memorySizeMB)
        metrics.add("maxMemoryUsedMB", maxMemoryUsedMB)
        metrics.add("initDurationMs", milliseconds: initDuration)
        metrics.add("restoreDurationMs", milliseconds: restoreDuration)
        metrics.add("billedRestoreDurationMs", billed: billedRestoreDuration)

        var writer = RecordWriter()
        writer.add("requestId", requestID)
        writer.add("metrics", metrics.record)
        writer.add("status", (status ?? .success).description)
        writer.add("errorType", errorType)
        writer.add("tracing", trace.map { TraceContext($0).record })
        return writer.record
    }
}

extension InitReport {
    /// Reads a `platform.initReport` record.
    init(_ record: RecordMembers) throws(MalformedRecord) {
        self.init(
            initDuration: try record.members("metrics").required().milliseconds("durationMs").required(),
            phase: try record.text("phase").map(InitPhase.init),
            status: try record.text("status").map(InvocationStatus.init),
            errorType: try record.text("errorType"),
            initializationType: try record.text("initializationType").map(InitializationType.init)
        )
    }

    /// The record of the report; without a status it says that all went well.
    var record: JSONValue {
        var metrics = RecordWriter()
        metrics.add("durationMs", milliseconds: initDuration)

        var writer = RecordWriter()
        writer.add("initializationType", initializationType?.description)
        writer.add("phase", phase?.description)
        writer.add("status", (status ?? .success).description)
        writer.add("errorType", errorType)
        writer.add("metrics", metrics.record)
        return writer.record
    }
}

extension RestoreReport {
    /// Reads a `platform.restoreReport` record.
    init(_ record: RecordMembers) throws(MalformedRecord) {
        self.init(
            restoreDuration: try record.members("metrics").required().milliseconds("durationMs").required(),
            status: try record.text("status").map(InvocationStatus.init),
            errorType: try record.text("errorType")
        )
    }

    /// The record of the report; without a status it says that all went well.
    var record: JSONValue {
        var metrics = RecordWriter()
        metrics.add("durationMs", milliseconds: restoreDuration)

        var writer = RecordWriter()
        writer.add("status", (status ?? .success).description)
        writer.add("errorType", errorType)
        writer.add("metrics", metrics.record)
        return writer.record
    }
}
