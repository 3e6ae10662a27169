/// What Lambda says about an invocation, beside its event.
public struct InvocationContext: Sendable {
    /// The id of the request, under which it stands in the logs.
    ///
    /// A retry by Lambda of an asynchronous event has the same one.
    public var requestID: String

    /// When Lambda will end the invocation, and the process with it.
    public var deadline: LambdaClock.Instant

    /// The ARN as it was invoked, with the version or the alias when one was named; empty when Lambda does not say.
    public var invokedFunctionARN: String

    /// The X-Ray tracing header, such as `Root=1-…;Parent=…;Sampled=1`.
    public var traceID: String?

    /// What the caller sent as its client context: JSON, not parsed.
    public var clientContext: String?

    /// The Amazon Cognito identity of the caller: JSON, not parsed.
    public var cognitoIdentity: String?

    /// The tenant, of a function that keeps its tenants apart.
    public var tenantID: String?

    /// The clock that the deadline is told by.
    public var clock: LambdaClock

    /// Creates a context, as tests of handlers need it.
    public init(
        requestID: String,
        deadline: LambdaClock.Instant,
        invokedFunctionARN: String = "",
        traceID: String? = nil,
        clientContext: String? = nil,
        cognitoIdentity: String? = nil,
        tenantID: String? = nil,
        clock: LambdaClock = .system
    ) {
        self.requestID = requestID
        self.deadline = deadline
        self.invokedFunctionARN = invokedFunctionARN
        self.traceID = traceID
        self.clientContext = clientContext
        self.cognitoIdentity = cognitoIdentity
        self.tenantID = tenantID
        self.clock = clock
    }

    /// The time that is left until the deadline; negative when it has passed.
    public var remainingTime: Duration { clock.now.duration(to: deadline) }
}
