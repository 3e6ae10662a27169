/// One event that Lambda handed out.
struct Invocation: Sendable {
    /// The id to answer under.
    let requestID: String

    /// The event, as its bytes.
    let event: [UInt8]

    /// The X-Ray tracing header.
    let traceID: String?

    private let head: ResponseHead

    /// Reads an answer to a call for the next invocation.
    ///
    /// - Throws: ``LambdaRuntimeError`` when there is no id, without which nothing can be said about the invocation.
    init(_ response: Response) throws(LambdaRuntimeError) {
        head = response.head
        event = response.body
        traceID = head.value(of: "lambda-runtime-trace-id")
        guard let requestID = head["lambda-runtime-aws-request-id"], Self.isPathSegment(requestID) else {
            throw LambdaRuntimeError(
                .invalidResponse,
                "The Runtime API handed out an invocation without a usable Lambda-Runtime-Aws-Request-Id: "
                    + (head["lambda-runtime-aws-request-id"].map { "'\($0.cut(toBytes: 200).oneLine)'" }
                        ?? "there is none")
                    + "."
            )
        }
        self.requestID = requestID
    }

    /// What the headers say about the invocation.
    ///
    /// - Throws: ``MalformedDeadline``, which fails the invocation and nothing else.
    func context(clock: LambdaClock) throws(MalformedDeadline) -> InvocationContext {
        guard let text = head["lambda-runtime-deadline-ms"], let deadline = Int64(text), deadline >= 0 else {
            throw MalformedDeadline(value: head["lambda-runtime-deadline-ms"])
        }
        return InvocationContext(
            requestID: requestID,
            deadline: LambdaClock.Instant(millisecondsSince1970: deadline),
            invokedFunctionARN: head.value(of: "lambda-runtime-invoked-function-arn") ?? "",
            traceID: traceID,
            clientContext: head.value(of: "lambda-runtime-client-context"),
            cognitoIdentity: head.value(of: "lambda-runtime-cognito-identity"),
            tenantID: head.value(of: "lambda-runtime-aws-tenant-id"),
            clock: clock
        )
    }

    /// Whether a request id can stand in a path as it is.
    private static func isPathSegment(_ text: String) -> Bool {
        1...256 ~= text.utf8.count
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }
}

extension ResponseHead {
    /// The value of a header that says nothing when it is empty.
    fileprivate func value(of name: StaticString) -> String? {
        self[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A deadline that is missing or no number of milliseconds.
struct MalformedDeadline: InvocationError {
    let value: String?

    var errorType: String { "Runtime.MalformedDeadline" }
    var errorMessage: String {
        guard let value else { return "The invocation has no Lambda-Runtime-Deadline-Ms." }
        return "The invocation's Lambda-Runtime-Deadline-Ms is '\(value.cut(toBytes: 200).oneLine)', "
            + "which is no number of milliseconds."
    }
}
