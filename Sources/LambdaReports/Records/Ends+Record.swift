internal import JSONText

extension InvocationEnd {
    /// Reads a `platform.runtimeDone` record.
    init(_ record: RecordMembers) throws(MalformedRecord) {
        let metrics = try record.members("metrics")
        var spans: [Span] = []
        for value in try record.list("spans") { spans.append(try Span(try RecordMembers(value))) }
        self.init(
            requestID: try record.text("requestId").required(),
            status: InvocationStatus(try record.text("status").required()),
            errorType: try record.text("errorType"),
            duration: try metrics?.milliseconds("durationMs"),
            producedBytes: try metrics?.integer("producedBytes"),
            spans: spans,
            tracing: try TraceContext(tracingOf: record)
        )
    }

    /// The record of the end.
    var record: JSONValue {
        var writer = RecordWriter()
        writer.add("requestId", requestID)
        writer.add("status", status.description)
        writer.add("errorType", errorType)
        if duration != nil || producedBytes != nil {
            var metrics = RecordWriter()
            metrics.add("durationMs", milliseconds: duration)
            metrics.add("producedBytes", producedBytes)
            writer.add("metrics", metrics.record)
        }
        if !spans.isEmpty { writer.add("spans", JSONValue.list(spans.map(\.record))) }
        writer.add("tracing", tracing?.record)
        return writer.record
    }
}

extension InvocationEnd.Span {
    fileprivate init(_ record: RecordMembers) throws(MalformedRecord) {
        name = try record.text("name").required()
        start = try record.text("start").required()
        duration = try record.milliseconds("durationMs").required()
    }

    fileprivate var record: JSONValue {
        var writer = RecordWriter()
        writer.add("name", name)
        writer.add("start", start)
        writer.add("durationMs", milliseconds: duration)
        return writer.record
    }
}

extension InitEnd {
    /// Reads a `platform.initRuntimeDone` or `platform.restoreRuntimeDone` record.
    init(_ record: RecordMembers) throws(MalformedRecord) {
        self.init(
            status: InvocationStatus(try record.text("status").required()),
            errorType: try record.text("errorType"),
            phase: try record.text("phase").map(InitPhase.init),
            initializationType: try record.text("initializationType").map(InitializationType.init)
        )
    }

    /// The record of the end.
    var record: JSONValue {
        var writer = RecordWriter()
        writer.add("initializationType", initializationType?.description)
        writer.add("phase", phase?.description)
        writer.add("status", status.description)
        writer.add("errorType", errorType)
        return writer.record
    }
}
