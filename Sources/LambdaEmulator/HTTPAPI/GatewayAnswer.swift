import FoundationEssentials
import JSONText
import NIOCore
import NIOHTTP1

/// What API Gateway makes of a function's answer.
struct GatewayAnswer: Sendable {
    /// The API that asks.
    let api: APIRoute.API

    /// The response to the caller.
    func response(to outcome: InvocationOutcome) -> ServerResponse {
        var response =
            switch outcome.result {
            case .succeeded(let payload): self.response(payload) ?? malformed
            case .functionError: failure
            case .refused(let error): refused(error)
            case .accepted, .permitted: malformed
            }
        response.headers.add(emulation: outcome)
        return response
    }

    /// The response to a caller who waited too long for the function.
    var timedOut: ServerResponse {
        api == .rest ? message(504, "Endpoint request timed out") : message(503, "Service Unavailable")
    }

    /// The response to a request that no route takes.
    static func notFound(isREST: Bool) -> ServerResponse {
        isREST ? message(403, "Missing Authentication Token") : message(404, "Not Found")
    }

    /// The response to a request that is too large for API Gateway.
    static let tooLarge = message(413, "Request Entity Too Large")

    private var malformed: ServerResponse { failure }

    /// A function that failed, or that answered in another form than API Gateway wants.
    private var failure: ServerResponse {
        api == .rest ? message(502, "Internal server error") : message(500, "Internal Server Error")
    }

    /// A call that Lambda refused.
    private func refused(_ error: ServiceError) -> ServerResponse {
        guard api != .rest else { return message(500, "Internal server error") }
        return error.status == 429 ? message(503, "Service Unavailable") : message(500, "Internal Server Error")
    }

    private func message(_ status: Int, _ text: String) -> ServerResponse { Self.message(status, text) }

    private static func message(_ status: Int, _ text: String) -> ServerResponse {
        ServerResponse(status: status, json: ["message": .string(text)])
    }
}

extension GatewayAnswer {
    /// The response that a function's answer describes; `nil` when it is in no form that API Gateway takes.
    private func response(_ payload: [UInt8]) -> ServerResponse? {
        guard let answer = try? JSONParser.parse(payload).value else { return nil }
        guard let statusValue = answer["statusCode"] else {
            // Format 2.0 takes any other JSON as the body of a response.
            guard api == .http else { return nil }
            return ServerResponse(json: answer)
        }
        guard let status = statusValue.status else { return nil }
        var headers = HTTPHeaders()
        guard add(answer["headers"], to: &headers) else { return nil }
        switch api {
        case .http:
            guard addCookies(answer["cookies"], to: &headers) else { return nil }
        case .httpFormat1, .rest:
            guard add(answer["multiValueHeaders"], to: &headers) else { return nil }
        }
        guard let body = body(of: answer) else { return nil }
        if !headers.contains(name: "content-type"), body.readableBytes > 0 {
            headers.add(name: "content-type", value: api == .rest ? "application/json" : "text/plain;charset=UTF-8")
        }
        return ServerResponse(status: status, headers: headers, body: body)
    }

    private func body(of answer: JSONValue) -> ByteBuffer? {
        switch answer["body"] {
        case nil, .null: return ByteBuffer()
        case .string(let text):
            guard answer["isBase64Encoded"] == .boolean(true) else { return ByteBuffer(string: text) }
            return Data(base64Encoded: text).map { ByteBuffer(bytes: $0) }
        default: return nil
        }
    }

    /// Adds the headers of an object whose values are texts or lists of them.
    ///
    /// - Returns: Whether it is such an object, or nothing.
    private func add(_ value: JSONValue?, to headers: inout HTTPHeaders) -> Bool {
        guard let value, value != .null else { return true }
        guard case .object(let members) = value else { return false }
        for member in members where !Self.ownHeaders.contains(member.name.lowercased()) {
            guard HTTPText.isToken(member.name) else { return false }
            let values: [JSONValue] = if case .list(let values) = member.value { values } else { [member.value] }
            for value in values {
                guard let text = value.headerText else { return false }
                headers.add(name: member.name, value: text)
            }
        }
        return true
    }

    private func addCookies(_ value: JSONValue?, to headers: inout HTTPHeaders) -> Bool {
        guard let value, value != .null else { return true }
        guard case .list(let cookies) = value else { return false }
        for cookie in cookies {
            guard case .string = cookie, let text = cookie.headerText else { return false }
            headers.add(name: "set-cookie", value: text)
        }
        return true
    }

    /// The headers that are between the server and its caller.
    private static let ownHeaders: Set = ["connection", "content-length", "keep-alive", "transfer-encoding", "upgrade"]
}

extension JSONValue {
    /// A status that ends a response of HTTP, as a number or as a text.
    fileprivate var status: Int? {
        let status: Int? =
            switch self {
            case .number(let number): number.integer
            case .string(let text): Int(text)
            default: nil
            }
        return status.flatMap { 200...599 ~= $0 ? $0 : nil }
    }

    /// The value of a header; `nil` for what cannot be one.
    fileprivate var headerText: String? {
        switch self {
        case .string(let text): HTTPText.isFieldValue(text) ? text : nil
        case .number(let number): number.text
        case .boolean(let boolean): String(boolean)
        case .null, .list, .object: nil
        }
    }
}
