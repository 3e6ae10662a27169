import FoundationEssentials
import JSONText
import NIOCore
import NIOHTTP1

/// A request on its way from API Gateway to a function.
struct GatewayRequest: Sendable {
    /// The request as it came in.
    var request: ServerRequest

    /// The route that it takes.
    var match: RouteTable.Match

    /// The id of the request in API Gateway.
    var id: String

    /// When it came, in milliseconds since 1970.
    var time: Int64

    /// The account and the region.
    var settings: EmulatorSettings

    /// What API Gateway calls the function with.
    var event: JSONValue {
        switch match.route.api {
        case .http: eventFormat2
        case .httpFormat1: eventFormat1(hasVersion: true)
        case .rest: eventFormat1(hasVersion: false)
        }
    }

    /// The id that ARNs and domain names of the API would have.
    static let apiID = "emulated"

    var domainName: String { "\(Self.apiID).execute-api.\(settings.region).amazonaws.com" }

    var queryItems: [QueryItem] { QueryItem.items(of: request.query) }

    /// The headers, with those that API Gateway adds.
    var headers: [(name: String, value: String)] {
        var headers = request.head.headers.map { ($0.name, $0.value) }
        let port = request.header("host")?.split(separator: ":").dropFirst().first.map(String.init) ?? "80"
        headers.append(("X-Forwarded-For", request.sourceAddress))
        headers.append(("X-Forwarded-Port", port))
        headers.append(("X-Forwarded-Proto", "http"))
        return headers
    }

    /// The parameters of the path, decoded; `null` when there are none.
    var pathParameters: JSONValue? {
        guard !match.parameters.isEmpty else { return nil }
        return .object(
            match.parameters.map { .init(name: $0.name, value: .string(PercentCoding.decoded($0.value[...]))) }
        )
    }

    /// The body as text, or in base64 when it is none; `nil` when there is none.
    var body: (text: String, isBase64: Bool)? {
        guard request.body.readableBytes > 0 else { return nil }
        let bytes = request.body.readableBytesView
        if isTextual, let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
        return (Data(bytes).base64EncodedString(), true)
    }

    /// Whether the body's content type is one that API Gateway hands on as text.
    ///
    /// An HTTP API does so for `text/*`, JSON, JavaScript and XML. A REST API does so for everything, unless it has
    /// binary media types; bytes that are no text are handed on as if it had.
    private var isTextual: Bool {
        guard match.route.api != .rest, let contentType = request.header("content-type") else { return true }
        let type = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        return type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml")
            || ["application/json", "application/javascript", "application/xml"].contains(type)
    }
}

extension JSONValue {
    /// The value as it is, or `null`.
    init(_ value: JSONValue?) {
        self = value ?? .null
    }
}
