/// What a `platform.runtimeDone` record says: the runtime is done with an invocation.
public struct InvocationEnd: Hashable, Sendable {
    /// The request.
    public var requestID: String

    /// How the invocation ended.
    public var status: InvocationStatus

    /// What broke, such as `Runtime.ExitError`.
    public var errorType: String?

    /// How long the runtime had the invocation; ``InvocationReport/duration`` also counts what Lambda does around it.
    public var duration: Duration?

    /// The size of the answer.
    public var producedBytes: Int?

    /// What the time went into.
    public var spans: [Span]

    /// The trace that the invocation continues.
    public var tracing: TraceContext?

    /// Creates what is said of an end.
    public init(
        requestID: String,
        status: InvocationStatus,
        errorType: String? = nil,
        duration: Duration? = nil,
        producedBytes: Int? = nil,
        spans: [Span] = [],
        tracing: TraceContext? = nil
    ) {
        self.requestID = requestID
        self.status = status
        self.errorType = errorType
        self.duration = duration
        self.producedBytes = producedBytes
        self.spans = spans
        self.tracing = tracing
    }
}

extension InvocationEnd {
    /// A part of an invocation, such as `responseLatency`, `responseDuration` or `runtimeOverhead`.
    public struct Span: Hashable, Sendable {
        /// What it is called.
        public var name: String

        /// When it began, in the words of the record.
        public var start: String

        /// How long it took.
        public var duration: Duration

        /// Creates a part.
        public init(name: String, start: String, duration: Duration) {
            self.name = name
            self.start = start
            self.duration = duration
        }
    }
}
