/// An HTTP answer of AWS.
///
/// Its description, also in a debugger, has neither headers nor body, which may hold secrets.
public struct AWSResponse: Hashable, Sendable {
    /// The status.
    public var status: Int

    /// The headers in their order.
    public var headers: [AWSHeader]

    /// The whole body.
    public var body: [UInt8]

    /// Creates an answer.
    public init(status: Int, headers: [AWSHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first header with a name, in any case.
    public func header(_ name: String) -> String? { headers.value(of: name) }
}

extension AWSResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The status and the size of the body.
    public var description: String { "\(status), \(body.count) bytes" }

    /// The status and the size of the body.
    public var debugDescription: String { description }

    /// Nothing but the status and the size of the body.
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
