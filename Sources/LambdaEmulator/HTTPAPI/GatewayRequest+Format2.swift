import JSONText
import NIOCore
import NIOHTTP1

extension GatewayRequest {
    /// The event in payload format 2.0.
    ///
    /// "Working with AWS Lambda proxy integrations for HTTP APIs": names of headers are in small letters, duplicates
    /// joined by commas, cookies a list, and what is not there is left out.
    var eventFormat2: JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "version", value: "2.0"),
            .init(name: "routeKey", value: .string(match.route.key)),
            .init(name: "rawPath", value: .string(rawPath)),
            .init(name: "rawQueryString", value: .string(String(request.query))),
        ]
        let cookies = request.head.headers["cookie"].flatMap { $0.split(separator: ";") }
            .map { JSONValue.string(String($0.drop(while: { $0 == " " }))) }
        if !cookies.isEmpty { members.append(.init(name: "cookies", value: .list(cookies))) }
        members.append(
            .init(
                name: "headers",
                value: joined(headers.map { ($0.name.lowercased(), $0.value) }.filter { $0.0 != "cookie" })
            )
        )
        let query = queryItems.map { ($0.name, $0.value) }
        if !query.isEmpty { members.append(.init(name: "queryStringParameters", value: joined(query))) }
        members.append(.init(name: "requestContext", value: context2))
        if let pathParameters { members.append(.init(name: "pathParameters", value: pathParameters)) }
        let body = body
        if let body { members.append(.init(name: "body", value: .string(body.text))) }
        members.append(.init(name: "isBase64Encoded", value: .boolean(body?.isBase64 ?? false)))
        return .object(members)
    }

    private var rawPath: String { request.path.isEmpty ? "/" : String(request.path) }

    private var context2: JSONValue {
        [
            "accountId": .string(settings.accountID),
            "apiId": .string(Self.apiID),
            "domainName": .string(domainName),
            "domainPrefix": .string(Self.apiID),
            "http": [
                "method": .string(request.head.method.rawValue),
                "path": .string(rawPath),
                "protocol": "HTTP/1.1",
                "sourceIp": .string(request.sourceAddress),
                "userAgent": .string(request.header("user-agent") ?? ""),
            ],
            "requestId": .string(id),
            "routeKey": .string(match.route.key),
            "stage": .string(match.route.api.stage),
            "time": .string(CalendarTime(millisecondsSince1970: time).gatewayText),
            "timeEpoch": .integer(Int(time)),
        ]
    }

    /// The pairs as an object, with the values of one name joined by commas.
    private func joined(_ pairs: [(String, String)]) -> JSONValue {
        var order: [String] = []
        var values: [String: String] = [:]
        for (name, value) in pairs {
            if let before = values[name] {
                values[name] = "\(before),\(value)"
            } else {
                values[name] = value
                order.append(name)
            }
        }
        return .object(order.map { .init(name: $0, value: .string(values[$0] ?? "")) })
    }
}
