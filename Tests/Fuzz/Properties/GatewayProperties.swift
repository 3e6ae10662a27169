import Foundation
import JSONText
import NIOCore
import NIOHTTP1

@testable import LambdaEmulator

/// What holds for every request to the HTTP API in front of the functions, and for every answer of a function.
package enum GatewayProperties {
    private static let paths = ["/", "/orders/{id}", "/orders/{id}/items/{item}", "/files/{proxy+}", "$default"]

    private static let tables = [APIRoute.API.http, .httpFormat1, .rest].map { api in
        RouteTable(paths.compactMap(RoutePath.init).map { APIRoute(api: api, method: nil, path: $0, function: "f") })
    }

    private static let tokenLetters = Set(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8
    )

    /// Checks the properties.
    ///
    /// - Parameter input: A request, whose body is an answer too.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let raw = RawRequest(input)
        for table in tables {
            guard let match = table.match(method: raw.request.head.method, parts: raw.request.pathParts) else {
                throw BrokenProperty("no route takes the request, and one takes everything")
            }
            try checkParameters(match, raw.request)
            let request = GatewayRequest(
                request: raw.request,
                match: match,
                id: "1",
                time: 1_440_938_160_000,
                settings: EmulatorSettings()
            )
            try checkEvent(request, body: raw.body)
            try checkAnswer(GatewayAnswer(api: match.route.api), raw.body)
        }
        try checkPath(String(raw.request.path))
    }

    /// The parameters are those of the route, and put into it they give the path again.
    private static func checkParameters(_ match: RouteTable.Match, _ request: ServerRequest) throws(BrokenProperty) {
        guard !match.route.path.isDefault else { return }
        var path = match.route.path.text
        for parameter in match.parameters {
            for name in ["{\(parameter.name)}", "{\(parameter.name)+}"] {
                guard let place = path.range(of: name) else { continue }
                path.replaceSubrange(place, with: parameter.value)
                break
            }
        }
        let parts = request.pathParts.joined(separator: "/")
        try BrokenProperty.unless(path == "/" + parts, "the parameters make \(path) of \(request.path)")
    }

    private static func checkEvent(_ request: GatewayRequest, body: [UInt8]) throws(BrokenProperty) {
        let event = request.event
        guard let again = try? JSONParser.parse(event.bytes()).value else {
            throw BrokenProperty("the event is no JSON")
        }
        try BrokenProperty.unless(again == event, "the event is read as another one")
        switch event["body"] {
        case nil, .null: try BrokenProperty.unless(body.isEmpty, "the event has no body")
        case .string(let text):
            let isBase64 = event["isBase64Encoded"] == .boolean(true)
            let bytes = isBase64 ? Data(base64Encoded: text).map { Array($0) } : Array(text.utf8)
            try BrokenProperty.unless(bytes == body, "the event has another body")
        default: throw BrokenProperty("the body of the event is no text")
        }
        let name = request.match.route.api == .http ? "rawQueryString" : "httpMethod"
        let value =
            request.match.route.api == .http ? String(request.request.query) : request.request.head.method.rawValue
        try BrokenProperty.unless(event[name] == .string(value), "the event has another \(name)")
    }

    /// Whatever a function answers, the caller gets a response that HTTP can carry.
    private static func checkAnswer(_ answer: GatewayAnswer, _ payload: [UInt8]) throws(BrokenProperty) {
        let response = answer.response(to: InvocationOutcome(.succeeded(payload), requestID: "1"))
        try BrokenProperty.unless(200...599 ~= response.status, "\(response.status) is no status")
        for header in response.headers {
            let isToken = !header.name.isEmpty && header.name.utf8.allSatisfy(tokenLetters.contains)
            try BrokenProperty.unless(isToken, "\(header.name.debugDescription) is no name of a header")
            let isValue = header.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
            try BrokenProperty.unless(isValue, "\(header.value.debugDescription) is no value of a header")
        }
    }

    private static func checkPath(_ text: String) throws(BrokenProperty) {
        guard let path = RoutePath(text) else { return }
        try BrokenProperty.unless(path.isSame(as: path), "a path is not the same as itself")
        try BrokenProperty.unless(!path.isMoreSpecific(than: path), "a path goes before itself")
        try BrokenProperty.unless(path.text == text, "a path is written in another way")
    }
}
