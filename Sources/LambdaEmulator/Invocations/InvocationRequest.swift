/// A call of a function.
public struct InvocationRequest: Hashable, Sendable {
    /// The function: its name, its ARN or a part of that, each with or without a qualifier behind it.
    public var functionName: String

    /// A version or an alias; `nil` for `$LATEST`.
    public var qualifier: String?

    /// The event.
    public var payload: [UInt8]

    /// Whether the caller waits.
    public var kind: Kind

    /// The client's context as JSON text, no longer in base64.
    public var clientContext: String?

    /// The tenant, for functions that keep tenants apart.
    public var tenantID: String?

    /// The trace as the header `X-Amzn-Trace-Id` has it.
    public var traceID: String?

    /// Whether the outcome shall have the end of the log and the report.
    public var wantsLogTail: Bool

    /// Creates a request.
    public init(
        functionName: String,
        qualifier: String? = nil,
        payload: [UInt8] = [],
        kind: Kind = .requestResponse,
        clientContext: String? = nil,
        tenantID: String? = nil,
        traceID: String? = nil,
        wantsLogTail: Bool = false
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.payload = payload
        self.kind = kind
        self.clientContext = clientContext
        self.tenantID = tenantID
        self.traceID = traceID
        self.wantsLogTail = wantsLogTail
    }
}

extension InvocationRequest {
    /// Whether the caller waits.
    public enum Kind: String, Hashable, Sendable {
        /// The caller gets the function's answer.
        case requestResponse = "RequestResponse"
        /// The event is queued, and retried when the function fails.
        case event = "Event"
        /// Nothing runs; only whether it could.
        case dryRun = "DryRun"
    }
}
