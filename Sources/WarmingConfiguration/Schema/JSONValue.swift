/// A JSON value that keeps the order of its members.
package indirect enum JSONValue: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case list([JSONValue])
    case object([Member])

    /// A name and its value.
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONValue

        /// Creates a member.
        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value as JSON: members and elements on lines of their own, or all on one line when `indent` is `nil`.
    package func text(indent: Int? = 0) -> String {
        switch self {
        case .string(let string): Self.quoted(string)
        case .integer(let integer): String(integer)
        case .boolean(let boolean): String(boolean)
        case .list(let elements):
            enclosed("[", elements.map { $0.text(indent: indent.map { $0 + 2 }) }, "]", indent: indent)
        case .object(let members):
            enclosed(
                "{",
                members.map { "\(Self.quoted($0.name)): \($0.value.text(indent: indent.map { $0 + 2 }))" },
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
        case .string, .integer, .boolean: true
        }
    }

    private var isPlain: Bool {
        switch self {
        case .string, .integer, .boolean: true
        case .list, .object: false
        }
    }

    private static func quoted(_ string: String) -> String {
        let escaped = string.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let hexadecimal = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
            default: text.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self = .string(value)
    }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        self = .integer(value)
    }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    package init(booleanLiteral value: Bool) {
        self = .boolean(value)
    }
}

extension JSONValue: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: JSONValue...) {
        self = .list(elements)
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
