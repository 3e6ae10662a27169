import JSONText

/// What the Runtime API answers, byte for byte as Lambda words it.
enum RuntimeAnswer {
    /// The leave to send a body.
    static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// An answer was taken.
    static let accepted = whole("202 Accepted", "{\"status\":\"OK\"}\n")

    /// The answer to a sign of life.
    static let pong = whole("200 OK", "pong", contentType: "text/plain; charset=utf-8")

    /// There is nothing at this path.
    static let notFound = whole("404 Not Found", "404 page not found\n", contentType: "text/plain; charset=utf-8")

    /// The id is not that of the event under way.
    static let invalidRequestID = error("400 Bad Request", "InvalidRequestID", "Invalid request ID")

    /// The body ended early.
    static let truncated = error("400 Bad Request", "TruncatedHTTPRequest", "HTTP request detected as truncated")

    /// The request cannot be read.
    static let malformed = error("400 Bad Request", "InvalidRequestFormat", "Invalid request format")

    /// The response mode is none.
    static let invalidResponseMode = error(
        "400 Bad Request",
        "InvalidFunctionResponseMode",
        "Invalid function response mode"
    )

    /// The answer is too large.
    static let tooLarge = error(
        "413 Request Entity Too Large",
        "RequestEntityTooLarge",
        "Exceeded maximum allowed payload size (\(RuntimeRequestParser.answerLimit) bytes)."
    )

    /// The step is not allowed now.
    static func forbidden(_ message: String) -> [UInt8] {
        error("403 Forbidden", "InvalidStateTransition", message)
    }

    /// An event, and all that Lambda says beside it.
    static func event(_ delivery: EventDelivery) -> [UInt8] {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        head += "Lambda-Runtime-Aws-Request-Id: \(delivery.requestID)\r\n"
        head += "Lambda-Runtime-Deadline-Ms: \(delivery.deadline)\r\n"
        head += "Lambda-Runtime-Invoked-Function-Arn: \(delivery.functionARN)\r\n"
        head += "Lambda-Runtime-Trace-Id: \(delivery.traceID)\r\n"
        if let context = delivery.clientContext { head += "Lambda-Runtime-Client-Context: \(context)\r\n" }
        if let tenant = delivery.tenantID { head += "Lambda-Runtime-Aws-Tenant-Id: \(tenant)\r\n" }
        head += "Content-Length: \(delivery.payload.count)\r\n\r\n"
        var bytes: [UInt8] = []
        bytes.reserveCapacity(head.utf8.count + delivery.payload.count)
        bytes.append(contentsOf: head.utf8)
        bytes.append(contentsOf: delivery.payload)
        return bytes
    }

    private static func error(_ status: String, _ type: String, _ message: String) -> [UInt8] {
        let body = JSONValue.object([
            JSONValue.Member(name: "errorMessage", value: .string(message)),
            JSONValue.Member(name: "errorType", value: .string(type)),
        ])
        return whole(status, String(decoding: body.bytes(), as: UTF8.self) + "\n")
    }

    private static func whole(_ status: String, _ body: String, contentType: String = "application/json") -> [UInt8] {
        let head = "HTTP/1.1 \(status)\r\nContent-Type: \(contentType)\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        return Array((head + body).utf8)
    }
}
