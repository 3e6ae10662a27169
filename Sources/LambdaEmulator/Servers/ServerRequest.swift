import NIOCore
import NIOHTTP1

/// A whole request, as it came in.
struct ServerRequest: Sendable {
    /// The method, the target and the headers.
    var head: HTTPRequestHead

    /// The body; empty when it was larger than the server takes.
    var body: ByteBuffer

    /// Whether the body was larger than the server takes.
    var isBodyTooLarge = false

    /// The address that the request came from.
    var sourceAddress: String

    /// The path, as it was written.
    var path: Substring { head.uri.prefix { $0 != "?" } }

    /// What follows the question mark, as it was written; empty without one.
    var query: Substring { head.uri[path.endIndex...].dropFirst() }

    /// The parts of the path between its slashes, as they were written; without an empty one at the end.
    var pathParts: [Substring] {
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts
    }

    /// The first value of a header.
    func header(_ name: String) -> String? { head.headers.first(name: name) }

    /// The value of a key of the query, decoded.
    func queryValue(_ key: String) -> String? { QueryItem.items(of: query).first { $0.name == key }?.value }
}

/// A key and a value of a query.
struct QueryItem: Hashable, Sendable {
    /// The key, decoded.
    var name: String

    /// The value, decoded; empty when there is none.
    var value: String

    /// Takes a query apart.
    static func items(of query: Substring) -> [QueryItem] {
        query.split(separator: "&").map { pair in
            let name = pair.prefix { $0 != "=" }
            return QueryItem(
                name: PercentCoding.decoded(name, plusIsBlank: true),
                value: PercentCoding.decoded(pair[name.endIndex...].dropFirst(), plusIsBlank: true)
            )
        }
    }
}
