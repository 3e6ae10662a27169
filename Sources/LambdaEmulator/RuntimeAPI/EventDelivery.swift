/// An event on its way to a runtime.
struct EventDelivery: Hashable, Sendable {
    /// The request's id.
    var requestID: String

    /// When the function times out, in milliseconds since 1970.
    var deadline: Int64

    /// The ARN that was invoked.
    var functionARN: String

    /// The trace, as the header `X-Amzn-Trace-Id` has it.
    var traceID: String

    /// The client's context as JSON text.
    var clientContext: String?

    /// The tenant.
    var tenantID: String?

    /// The event.
    var payload: [UInt8]
}
