import Digests

/// A request in the one form that Signature V4 signs.
///
/// "Create a signed AWS API request", IAM User Guide.
struct CanonicalRequest: Sendable {
    /// The request, with all the headers that are to be signed.
    var request: AWSRequest

    /// Whether `.`, `..` and empty parts of the path are taken out; all services but S3 do.
    var isPathNormalized = true

    /// Headers that intermediaries may change, so that they are never signed.
    private static let unsignedHeaders: Set = [
        "authorization", "baggage", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "te", "traceparent", "tracestate", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    /// The canonical form, and the names of the signed headers as the signature has them.
    func text() -> (text: String, signedHeaders: String) {
        let headers = signedHeaders()
        let names = headers.map(\.name).joined(separator: ";")
        let lines = headers.map { "\($0.name):\($0.value)\n" }.joined()
        let bodyHash = SHA256Digest.of(request.body).hexadecimal
        return ([request.method, path, query, lines, names, bodyHash].joined(separator: "\n"), names)
    }

    private func signedHeaders() -> [AWSHeader] {
        var values: [String: [String]] = [:]
        for header in request.headers {
            values[header.name.lowercased(), default: []].append(header.value.withSingleBlanks)
        }
        return values.filter { !Self.unsignedHeaders.contains($0.key) }
            .map { AWSHeader($0.key, $0.value.joined(separator: ",")) }
            .sorted { $0.name < $1.name }
    }

    /// The path, encoded once more than on the wire.
    private var path: String {
        let path = request.endpoint.path + request.path
        guard isPathNormalized else { return path.isEmpty ? "/" : PercentCoding.encoded(path, keepsSlash: true) }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        let slash = path.hasSuffix("/") && !parts.isEmpty ? "/" : ""
        return "/" + parts.map { PercentCoding.encoded($0) }.joined(separator: "/") + slash
    }

    /// The query with its pairs sorted by their encoded forms, whatever way they were encoded.
    private var query: String {
        request.query.split(separator: "&")
            .map { pair in
                let name = pair.prefix { $0 != "=" }
                let value = pair[name.endIndex...].dropFirst()
                return (encodedAgain(name), encodedAgain(value))
            }
            .sorted { $0 < $1 }
            .map { "\($0)=\($1)" }
            .joined(separator: "&")
    }

    private func encodedAgain(_ text: Substring) -> String {
        PercentCoding.encoded(PercentCoding.bytes(of: text))
    }
}

extension String {
    /// The text without blanks at its ends, and with one where it has several.
    fileprivate var withSingleBlanks: String {
        split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }
}
