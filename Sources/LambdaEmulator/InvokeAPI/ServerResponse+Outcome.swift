import FoundationEssentials
import JSONText
import NIOCore
import NIOHTTP1

extension ServerResponse {
    /// The answer of Lambda's API to an invocation.
    init(_ outcome: InvocationOutcome) {
        switch outcome.result {
        case .succeeded(let payload):
            self.init(status: 200, headers: Self.headers(outcome), body: ByteBuffer(bytes: payload))
        case .functionError(let kind, let payload):
            self.init(status: 200, headers: Self.headers(outcome), body: ByteBuffer(bytes: payload))
            headers.add(name: "X-Amz-Function-Error", value: kind)
        case .accepted:
            self.init(status: 202, headers: Self.headers(outcome))
        case .permitted:
            self.init(status: 204, headers: Self.headers(outcome))
        case .refused(let error):
            self.init(error)
            headers.add(name: "x-amzn-RequestId", value: outcome.requestID)
        }
    }

    private static func headers(_ outcome: InvocationOutcome) -> HTTPHeaders {
        var headers = HTTPHeaders()
        headers.reserveCapacity(8)
        headers.add(name: "content-type", value: "application/json")
        headers.add(name: "x-amzn-RequestId", value: outcome.requestID)
        if let version = outcome.executedVersion {
            headers.add(name: "X-Amz-Executed-Version", value: version)
        }
        if let tail = outcome.logTail {
            headers.add(name: "X-Amz-Log-Result", value: Data(tail).base64EncodedString())
        }
        headers.add(emulation: outcome)
        return headers
    }

    /// A refusal by Lambda's API.
    init(_ error: ServiceError) {
        var members: [JSONValue.Member] = [.init(name: "Type", value: .string(error.fault))]
        if let reason = error.reason { members.append(.init(name: "Reason", value: .string(reason))) }
        let name = error.hasCapitalMessage ? "Message" : "message"
        members.append(.init(name: name, value: .string(error.message)))
        self.init(status: error.status, headers: ["x-amzn-ErrorType": error.type], json: .object(members))
        if error.status == 429 { headers.add(name: "Retry-After", value: "1") }
    }
}

extension ServiceError {
    /// Whether the member of the answer is called `Message`, as Lambda's model has it for some errors.
    fileprivate var hasCapitalMessage: Bool {
        switch type {
        case "InvalidParameterValueException", "InvalidRequestContentException", "RequestTooLargeException",
            "ResourceConflictException", "ResourceNotReadyException", "SerializedRequestEntityTooLargeException",
            "TooManyRequestsException", "UnsupportedMediaTypeException", "ValidationException",
            "UnknownOperationException", "MissingAuthenticationTokenException", "InvalidSignatureException",
            "IncompleteSignatureException", "UnrecognizedClientException":
            false
        default: true
        }
    }
}

extension HTTPHeaders {
    /// Says which environment answered, whether the caller waited for it to start, and what of that was added.
    ///
    /// AWS has no such headers.
    mutating func add(emulation outcome: InvocationOutcome) {
        guard let environment = outcome.environmentID else { return }
        add(name: "X-Emulator-Environment", value: environment)
        add(name: "X-Emulator-Cold", value: outcome.isCold ? "true" : "false")
        if outcome.addedDelay > .zero {
            let (seconds, attoseconds) = outcome.addedDelay.components
            let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
            add(name: "X-Emulator-Added-Delay-Ms", value: String(milliseconds))
        }
    }
}
