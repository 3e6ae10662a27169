internal import JSONText

extension EnvironmentStart {
    /// Reads a `platform.initStart` or `platform.restoreStart` record.
    init(_ record: RecordMembers) throws(MalformedRecord) {
        self.init(
            runtimeVersion: try record.text("runtimeVersion").required(),
            runtimeVersionARN: try record.text("runtimeVersionArn"),
            initializationType: try record.text("initializationType").map(InitializationType.init),
            phase: try record.text("phase").map(InitPhase.init),
            functionName: try record.text("functionName"),
            functionVersion: try record.text("functionVersion"),
            instanceID: try record.text("instanceId"),
            instanceMaxMemoryBytes: try record.integer("instanceMaxMemory")
        )
    }

    /// The record of the start.
    var record: JSONValue {
        var writer = RecordWriter()
        writer.add("initializationType", initializationType?.description)
        writer.add("phase", phase?.description)
        writer.add("runtimeVersion", runtimeVersion)
        writer.add("runtimeVersionArn", runtimeVersionARN)
        writer.add("functionName", functionName)
        writer.add("functionVersion", functionVersion)
        writer.add("instanceId", instanceID)
        writer.add("instanceMaxMemory", instanceMaxMemoryBytes)
        return writer.record
    }
}

extension InvocationStart {
    /// Reads a `platform.start` record.
    init(_ record: RecordMembers) throws(MalformedRecord) {
        self.init(
            requestID: try record.text("requestId").required(),
            version: try record.text("version") ?? "$LATEST",
            functionARN: try record.text("functionArn"),
            tracing: try TraceContext(tracingOf: record)
        )
    }

    /// The record of the start.
    var record: JSONValue {
        var writer = RecordWriter()
        writer.add("requestId", requestID)
        writer.add("version", version)
        writer.add("functionArn", functionARN)
        writer.add("tracing", tracing?.record)
        return writer.record
    }
}

extension TraceContext {
    /// Reads the `tracing` member of a record; `nil` if it has none.
    init?(tracingOf record: RecordMembers) throws(MalformedRecord) {
        guard let tracing = try record.members("tracing") else { return nil }
        self.init(spanID: try tracing.text("spanId"), header: try tracing.text("value").required())
    }

    /// What stands in the `tracing` member.
    var record: JSONValue {
        var writer = RecordWriter()
        writer.add("spanId", spanID)
        writer.add("type", "X-Amzn-Trace-Id")
        writer.add("value", header)
        return writer.record
    }
}
