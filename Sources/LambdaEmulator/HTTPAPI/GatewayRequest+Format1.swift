import JSONText
import NIOCore
import NIOHTTP1

extension GatewayRequest {
    /// The event in payload format 1.0, and that of REST APIs, which has no `version`.
    ///
    /// Names of headers are as they were sent, and what is not there is `null`.
    func eventFormat1(hasVersion: Bool) -> JSONValue {
        let (headers, multiHeaders) = singleAndMulti(headers)
        let (query, multiQuery) = singleAndMulti(queryItems.map { ($0.name, $0.value) })
        let body = body
        let members: [JSONValue.Member] = [
            .init(name: "resource", value: .string(resource)),
            .init(name: "path", value: .string(String(request.path))),
            .init(name: "httpMethod", value: .string(request.head.method.rawValue)),
            .init(name: "headers", value: JSONValue(headers)),
            .init(name: "multiValueHeaders", value: JSONValue(multiHeaders)),
            .init(name: "queryStringParameters", value: JSONValue(query)),
            .init(name: "multiValueQueryStringParameters", value: JSONValue(multiQuery)),
            .init(name: "requestContext", value: context1),
            .init(name: "pathParameters", value: JSONValue(pathParameters)),
            .init(name: "stageVariables", value: .null),
            .init(name: "body", value: JSONValue(body.map { .string($0.text) })),
            .init(name: "isBase64Encoded", value: .boolean(body?.isBase64 ?? false)),
        ]
        return .object((hasVersion ? [.init(name: "version", value: "1.0")] : []) + members)
    }

    private var resource: String { match.route.path.text }

    private var context1: JSONValue {
        let stage = match.route.api.stage
        return [
            "accountId": .string(settings.accountID),
            "apiId": .string(Self.apiID),
            "domainName": .string(domainName),
            "domainPrefix": .string(Self.apiID),
            "extendedRequestId": .string(id),
            "httpMethod": .string(request.head.method.rawValue),
            "identity": [
                "accessKey": .null,
                "accountId": .null,
                "caller": .null,
                "sourceIp": .string(request.sourceAddress),
                "user": .null,
                "userAgent": .string(request.header("user-agent") ?? ""),
                "userArn": .null,
            ],
            "path": .string(match.route.api == .rest ? "/\(stage)\(request.path)" : String(request.path)),
            "protocol": "HTTP/1.1",
            "requestId": .string(id),
            "requestTime": .string(CalendarTime(millisecondsSince1970: time).gatewayText),
            "requestTimeEpoch": .integer(Int(time)),
            "resourcePath": .string(resource),
            "stage": .string(stage),
        ]
    }

    /// The pairs twice: with the last value of each name, and with all of them.
    ///
    /// Both are `nil` when there are no pairs.
    private func singleAndMulti(_ pairs: [(name: String, value: String)]) -> (JSONValue?, JSONValue?) {
        guard !pairs.isEmpty else { return (nil, nil) }
        var order: [String] = []
        var values: [String: [String]] = [:]
        for (name, value) in pairs {
            if values[name] == nil { order.append(name) }
            values[name, default: []].append(value)
        }
        return (
            .object(order.map { .init(name: $0, value: .string(values[$0]?.last ?? "")) }),
            .object(order.map { .init(name: $0, value: .list(values[$0, default: []].map(JSONValue.string))) })
        )
    }
}
