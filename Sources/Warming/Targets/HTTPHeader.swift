/// One header field of a ping's request.
///
/// Its value may be a secret. It is therefore in no description: printing a header shows its name alone.
public struct HTTPHeader: Hashable, Sendable {
    /// The field's name, as it is sent.
    public let name: String

    /// The field's value, as it is sent, without blanks around it.
    public let value: String

    /// Names that the pinger writes itself, since the framing of the request depends on them.
    private static let reserved: Set<String> = [
        "connection", "content-length", "transfer-encoding", "expect", "upgrade",
    ]

    /// Creates a header field.
    ///
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidHeader`` when the name is no token of
    ///   RFC 9110 section 5.6.2, when the value has control characters, or when the pinger writes this field itself.
    public init(name: String, value: String) throws(WarmingError) {
        guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenCharacter) else {
            throw WarmingError(
                .invalidHeader,
                "'\(name)' is not a header name; use letters, digits and hyphens, like X-Request-Source."
            )
        }
        guard !Self.reserved.contains(name.lowercased()) else {
            throw WarmingError(.invalidHeader, "The header '\(name)' is written by keepwarm itself; leave it out.")
        }
        guard value.utf8.allSatisfy({ $0 == 9 || ($0 >= 32 && $0 != 127) }) else {
            throw WarmingError(
                .invalidHeader,
                "The value of the header '\(name)' has a line break or another control character; remove it."
            )
        }
        self.name = name
        self.value = String(value.drop { $0 == " " || $0 == "\t" }.trimmingTrailingBlanks)
    }

    /// Reads a header field written as `Name: value`.
    ///
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidHeader``. Its message never holds the value, nor
    ///   what stands in the place of the name without being one: a forgotten colon puts the value there.
    public init(line: String) throws(WarmingError) {
        guard let colon = line.firstIndex(of: ":") else {
            throw WarmingError(.invalidHeader, "A header is missing its colon; write it as 'Name: value'.")
        }
        guard colon > line.startIndex, line[..<colon].utf8.allSatisfy(\.isTokenCharacter) else {
            throw WarmingError(
                .invalidHeader,
                "What stands before a header's colon is no name; write it as 'Name: value'."
            )
        }
        try self.init(name: String(line[..<colon]), value: String(line[line.index(after: colon)...]))
    }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name, with a placeholder for the value.
    public var description: String { "\(name): ***" }

    /// The name, with a placeholder for the value.
    public var debugDescription: String { description }

    /// Shows the name alone, so that no dump holds the value.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

extension UInt8 {
    /// Whether this is a `tchar` of RFC 9110 section 5.6.2.
    var isTokenCharacter: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}

extension Substring {
    fileprivate var trimmingTrailingBlanks: Substring {
        guard let last = lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return self[...last]
    }
}
