import Crypto
import NIOCore

/// A request in the one form that Signature V4 signs.
///
/// "Create a signed AWS API request", IAM User Guide.
struct CanonicalRequest: Sendable {
    /// The method, in capitals.
    var method: String

    /// The path as it is on the wire, which is encoded once more.
    var path: Substring

    /// The query as it is on the wire, without its question mark.
    var query: Substring

    /// The headers in their order, with their names in any case.
    var headers: [(name: String, value: String)]

    /// The names of the headers that are signed, in small letters and sorted.
    var signedHeaders: [String]

    /// The SHA-256 of the body, in hexadecimal.
    var bodyHash: String

    /// Whether `.`, `..` and empty parts of the path are taken out; all services but S3 do.
    var isPathNormalized = true

    /// The canonical form.
    var text: String {
        let headerLines = signedHeaders.map { name in "\(name):\(value(of: name))\n" }.joined()
        return [
            method, canonicalPath, canonicalQuery, headerLines, signedHeaders.joined(separator: ";"), bodyHash,
        ].joined(separator: "\n")
    }

    private var canonicalPath: String {
        guard isPathNormalized else { return path.isEmpty ? "/" : PercentCoding.encoded(path.utf8, keepsSlash: true) }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        let slash = path.hasSuffix("/") && !parts.isEmpty ? "/" : ""
        return "/" + parts.map { PercentCoding.encoded($0.utf8) }.joined(separator: "/") + slash
    }

    private var canonicalQuery: String {
        query.split(separator: "&")
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

    private func value(of name: String) -> String {
        headers.filter { $0.name.lowercased() == name }.map { $0.value.withSingleBlanks }.joined(separator: ",")
    }
}

extension String {
    /// The text without blanks at its ends, and with one where it has several.
    fileprivate var withSingleBlanks: String {
        split(whereSeparator: { $0 == " " || $0 == "\t" || $0.isNewline }).joined(separator: " ")
    }
}
