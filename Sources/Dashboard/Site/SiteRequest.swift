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

    /// The values that a parameter of the query has, without percent signs; `nil` when one cannot be read.
    func values(of parameter: String) -> [String]? {
        var values: [String] = []
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0] == parameter else { continue }
            // Forms and scripts write a blank as a plus.
            guard let value = Self.decoded((parts.count > 1 ? parts[1] : "").replacing("+", with: "%20").utf8) else {
                return nil
            }
            values.append(value)
        }
        return values
    }

    /// A text without percent signs; `nil` when what they stand for is no text.
    static func decoded(_ text: Substring.UTF8View) -> String? {
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
