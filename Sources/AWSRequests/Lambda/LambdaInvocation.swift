import Digests

/// An invocation of a Lambda function: what to send.
public struct LambdaInvocation: Hashable, Sendable {
    /// How the function is invoked.
    public enum Kind: String, Hashable, Sendable {
        /// The answer is the function's.
        case requestResponse = "RequestResponse"
        /// The event is queued, and nobody learns what became of it.
        case event = "Event"
        /// Nothing is invoked: it is only checked whether it might be.
        case dryRun = "DryRun"
    }

    /// The function: its name, its ARN or the end of that, each with or without a qualifier.
    public var function: String

    /// The version or the alias; `$LATEST` unless set, here or behind the name.
    public var qualifier: String?

    /// How to invoke it.
    public var kind: Kind

    /// Whether the answer shall have the last 4 KB of the log, with the REPORT line.
    public var wantsLog: Bool

    /// JSON that the function finds in its context, up to 3,583 bytes in base64.
    public var clientContext: [UInt8]?

    /// The event, which is JSON.
    public var payload: [UInt8]

    /// Creates an invocation.
    public init(
        of function: String,
        qualifier: String? = nil,
        kind: Kind = .requestResponse,
        wantsLog: Bool = false,
        clientContext: [UInt8]? = nil,
        payload: [UInt8] = []
    ) {
        self.function = function
        self.qualifier = qualifier
        self.kind = kind
        self.wantsLog = wantsLog
        self.clientContext = clientContext
        self.payload = payload
    }

    /// The region that the function's ARN names; `nil` where the function is no whole ARN.
    ///
    /// It can be invoked in that region only.
    public var region: String? {
        let parts = function.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 7, parts[0] == "arn", parts[2] == "lambda", !parts[3].isEmpty else { return nil }
        return String(parts[3])
    }

    /// The call that makes it.
    func call() throws(AWSError) -> AWSCall {
        var headers = [AWSHeader("X-Amz-Invocation-Type", kind.rawValue)]
        // Both are for the one kind that has an answer.
        if kind == .requestResponse {
            if wantsLog { headers.append(AWSHeader("X-Amz-Log-Type", "Tail")) }
            if let context = clientContext?.base64 {
                guard context.utf8.count <= 3583 else {
                    throw AWSError(
                        .invalidSetting,
                        "The client context is longer than the 3,583 bytes that Lambda takes."
                    )
                }
                headers.append(AWSHeader("X-Amz-Client-Context", context))
            }
        }
        return AWSCall(
            service: "lambda",
            method: "POST",
            path: "/2015-03-31/functions/\(PercentCoding.encoded(function))/invocations",
            query: qualifier.map { [("Qualifier", $0)] } ?? [],
            headers: headers,
            body: payload,
            repeatability: kind == .dryRun ? .always : .whenRefused
        )
    }
}
