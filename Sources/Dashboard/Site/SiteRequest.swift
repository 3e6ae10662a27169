/// What somebody asks the dashboard for.
struct SiteRequest: Sendable {
    /// The method.
    var method: String

    /// The path, without percent signs; `nil` when it cannot be read.
    var path: String?

    /// Whether a program asks, which gets JSON whatever the answer is.
    var isForProgram: Bool

    /// The query as it came: what stands behind the question mark.
    var query: String

    /// The `Host` that was asked.
    var host: String

    /// The `Authorization` that came with it.
    var authorization: String?

    /// Takes a request apart.
    init(method: String = "GET", target: String, host: String, authorization: String? = nil) {
        self.method = method
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.flatMap { Self.decoded($0.utf8) }
        isForProgram = (path ?? target).hasPrefix("/api/")
        query = parts.count > 1 ? String(parts[1]) : ""
        self.host = host
        self.authorization = authorization
    }

    /// The parameters of the query in their order, without percent signs.
    ///
    /// - Throws: ``DashboardError`` with code ``DashboardError/Code/invalidParameter`` for one that is no text.
    func parameters() throws(DashboardError) -> [(name: String, value: String)] {
        var parameters: [(name: String, value: String)] = []
        for part in query.split(separator: "&") {
            // Forms and scripts write a blank as a plus.
            let pieces = part.replacing("+", with: "%20").split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard let name = Self.decoded(pieces[0].utf8),
                let value = Self.decoded((pieces.count > 1 ? pieces[1] : "").utf8)
            else {
                throw DashboardError(
                    .invalidParameter,
                    "'\(part)' cannot be read; write each byte of UTF-8 that is no letter as % and two digits."
                )
            }
            parameters.append((name, value))
        }
        return parameters
    }

    /// A text without percent signs; `nil` when what they stand for is no text.
    private static func decoded(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, let value = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
