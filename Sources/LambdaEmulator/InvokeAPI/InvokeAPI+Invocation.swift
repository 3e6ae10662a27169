import FoundationEssentials
import JSONText
import NIOCore
import NIOHTTP1

extension InvokeAPI {
    /// Reads the request for an invocation.
    ///
    /// Whether there is such a function, and whether the event is JSON, is for the engine to say.
    func invocation(_ request: ServerRequest, function: String) throws(ServiceError) -> InvocationRequest {
        let kindText = request.header("x-amz-invocation-type") ?? "RequestResponse"
        guard let kind = InvocationRequest.Kind(rawValue: kindText) else {
            throw Self.invalid(kindText, of: "invocationType", allowed: ["Event", "RequestResponse", "DryRun"])
        }
        let logType = request.header("x-amz-log-type") ?? "None"
        guard logType == "None" || logType == "Tail" else {
            throw Self.invalid(logType, of: "logType", allowed: ["None", "Tail"])
        }
        guard !request.isBodyTooLarge else {
            throw .requestTooLarge(limit: kind == .event ? Engine.eventLimit : Engine.requestLimit)
        }
        return InvocationRequest(
            functionName: function,
            qualifier: request.queryValue("Qualifier"),
            payload: Array(buffer: request.body),
            kind: kind,
            clientContext: try clientContext(request),
            tenantID: request.header("x-amz-tenant-id"),
            traceID: request.header("x-amzn-trace-id"),
            wantsLogTail: logType == "Tail" && kind == .requestResponse
        )
    }

    /// The client's context, which comes as JSON in base64.
    private func clientContext(_ request: ServerRequest) throws(ServiceError) -> String? {
        guard let header = request.header("x-amz-client-context") else { return nil }
        guard header.utf8.count <= 3583 else {
            throw .invalidParameter("Client context must be no more than 3583 bytes when base64-encoded.")
        }
        guard let context = Data(base64Encoded: header).flatMap({ String(validating: $0, as: UTF8.self) }),
            (try? JSONParser.parse(Array(context.utf8))) != nil
        else { throw .invalidParameter("Client context must be a valid Base64-encoded JSON object.") }
        return context
    }

    private static func invalid(_ value: String, of member: String, allowed: [String]) -> ServiceError {
        ServiceError(
            type: "ValidationException",
            status: 400,
            message: "1 validation error detected: Value '\(value)' at '\(member)' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [\(allowed.joined(separator: ", "))]"
        )
    }
}
