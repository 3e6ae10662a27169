import JSONText

/// A request as API Gateway's HTTP API hands it over, in payload format 2.0.
public struct APIRequest: Decodable, Sendable {
    /// The route that fits the request, as the template spells it: `GET /products/{sku}`.
    public var routeKey: String

    /// The header fields, by their names in small letters.
    public var headers: [String: String]?

    /// What stands in the place of the route's `{…}`, by their names.
    public var pathParameters: [String: String]?

    /// What stands behind the `?`, by name; values of the same name are joined by commas.
    public var queryStringParameters: [String: String]?

    /// The body, as text or in Base64.
    public var body: String?

    /// Whether the body is in Base64, as API Gateway writes it unless it knows the content type as one of text.
    public var isBase64Encoded: Bool?
}

extension APIRequest {
    /// The path of the route: `/products/{sku}`.
    var path: String { routeKey.firstIndex(of: "/").map { String(routeKey[$0...]) } ?? "" }

    /// What stands in the place of a `{…}`.
    ///
    /// - Throws: A ``Problem`` when the route has no such place.
    func path(_ name: String) throws(Problem) -> String {
        guard let text = pathParameters?[name] else { throw .notFound("There is no such page.") }
        return text
    }

    /// The number that stands in the place of a `{…}`.
    ///
    /// - Throws: A ``Problem`` when there is no number: nothing can have that for its id.
    func id(_ name: String) throws(Problem) -> Int {
        let text = try path(name)
        guard let id = Int32(text), id > 0 else { throw .notFound("'\(text)' is no id.") }
        return Int(id)
    }

    /// The value of a query parameter; `nil` when there is none, or an empty one.
    func query(_ name: String) -> String? {
        queryStringParameters?[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The body, read as JSON.
    ///
    /// - Throws: A ``Problem`` that says what is wrong with it.
    func body<Body: Decodable>(as type: Body.Type) throws(Problem) -> Body {
        do {
            return try JSONTextDecoder().decode(type, from: bodyBytes())
        } catch let problem as Problem {
            throw problem
        } catch DecodingError.keyNotFound(let key, _) {
            throw .badRequest("The body has no '\(key.stringValue)'.")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context)
        {
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw .badRequest("The body's '\(place)' is not what it should be: \(context.debugDescription).")
        } catch {
            throw .badRequest("The body is no JSON: \(error).")
        }
    }

    private func bodyBytes() throws(Problem) -> [UInt8] {
        guard let body, !body.isEmpty else { throw .badRequest("The request has no body.") }
        guard isBase64Encoded == true else { return Array(body.utf8) }
        guard let bytes = Base64.decode(body) else { throw .badRequest("The body is no Base64.") }
        return bytes
    }
}
