import JSONText
import Warmup

/// An answer as API Gateway's HTTP API takes it, in payload format 2.0.
public struct APIResponse: Encodable, Sendable {
    /// The HTTP status.
    public var statusCode: Int

    /// The header fields.
    public var headers: [String: String]

    /// The body, as text.
    public var body: String

    /// An answer with a value as JSON.
    ///
    /// - Throws: `EncodingError` for a value that JSON does not have.
    static func json(_ value: some Encodable, status: Int = 200, location: String? = nil) throws -> APIResponse {
        var headers = ["content-type": "application/json"]
        headers["location"] = location
        return APIResponse(
            statusCode: status,
            headers: headers,
            body: String(decoding: try JSONTextEncoder().encode(value), as: UTF8.self)
        )
    }

    /// The answer to a ping.
    static func ping(_ answer: PingAnswer) -> APIResponse {
        APIResponse(statusCode: 200, headers: answer.headers, body: String(decoding: answer.body, as: UTF8.self))
    }

    /// An answer that says why there is no other one, as in RFC 9457.
    static func problem(_ problem: Problem) -> APIResponse {
        let document: JSONValue = [
            "type": "about:blank",
            "title": .string(problem.title),
            "status": .integer(problem.status),
            "detail": .string(problem.detail),
        ]
        var headers = ["content-type": "application/problem+json"]
        if problem.status == 503 { headers["retry-after"] = "1" }
        return APIResponse(
            statusCode: problem.status,
            headers: headers,
            body: String(decoding: document.bytes(), as: UTF8.self)
        )
    }
}
