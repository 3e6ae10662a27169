extension JSONValue {
    /// The value as JSON, written as a person would.
    ///
    /// Members and elements stand on lines of their own, but for lists and single members that are short. What comes
    /// out when `indent` is `nil` stands on one line, and is a flow mapping of YAML as well. ``bytes(_:)`` writes for
    /// programs.
    ///
    /// - Parameter indent: How many blanks the lines after the first start with; `nil` for one line only.
    /// - Returns: The text, without a line end.
    public func text(indent: Int? = 0) -> String {
        switch self {
        case .null, .boolean, .number, .string:
            String(decoding: bytes(), as: UTF8.self)
        case .list(let elements):
            enclosed("[", elements.map { $0.text(indent: indent.map { $0 + 2 }) }, "]", indent: indent)
        case .object(let members):
            enclosed(
                "{",
                members.map { member in
                    JSONValue.string(member.name).text() + ": " + member.value.text(indent: indent.map { $0 + 2 })
                },
                "}",
                indent: indent
            )
        }
    }

    private func enclosed(_ open: String, _ parts: [String], _ close: String, indent: Int?) -> String {
        guard let indent, !isShort, !parts.isEmpty else {
            let blank = open == "{" && !parts.isEmpty ? " " : ""
            return open + blank + parts.joined(separator: ", ") + blank + close
        }
        let margin = String(repeating: " ", count: indent)
        return "\(open)\n\(margin)  \(parts.joined(separator: ",\n\(margin)  "))\n\(margin)\(close)"
    }

    /// Whether the value reads best on one line: a list of plain values, or an object with one of them.
    private var isShort: Bool {
        switch self {
        case .list(let elements): elements.allSatisfy(\.isPlain)
        case .object(let members): members.count == 1 && members.allSatisfy(\.value.isPlain)
        case .null, .boolean, .number, .string: true
        }
    }

    private var isPlain: Bool {
        switch self {
        case .null, .boolean, .number, .string: true
        case .list, .object: false
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as JSON, on one line.
    public var description: String { text(indent: nil) }
}
