/// A value that is neither a list nor a mapping.
///
/// Its type is that of YAML 1.2's core schema: `ON`, `yes` and `1:30` are texts, as they are in editors, and not the
/// booleans and the number that YAML 1.1 made of them.
package struct ConfigurationScalar: Sendable {
    /// The value as it is written, without quotes.
    package var text: String

    /// Whether it stands without quotes, so that it may be something else than a text.
    package var isPlain: Bool

    /// Creates a value.
    package init(text: String, isPlain: Bool) {
        self.text = text
        self.isPlain = isPlain
    }

    /// A type of YAML 1.2's core schema, whose integers and floats are one here.
    package enum Kind: Sendable {
        /// Nothing.
        case null
        /// `true` or `false`.
        case boolean
        /// A number.
        case number
        /// Anything else.
        case text
    }

    /// The value's type.
    package var kind: Kind {
        guard isPlain else { return .text }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE", "false", "False", "FALSE": return .boolean
        default: return isNumber ? .number : .text
        }
    }

    var kindInWords: String {
        switch kind {
        case .null: "nothing"
        case .boolean: "the boolean \(text)"
        case .number: "the number \(text)"
        case .text: "a text"
        }
    }

    private var isNumber: Bool {
        if text.hasPrefix("0x") || text.hasPrefix("0o") {
            return Int(text.dropFirst(2), radix: text.hasPrefix("0x") ? 16 : 8) != nil
        }
        if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(where: text.hasSuffix) {
            return text.utf8.count <= 5
        }
        return text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) } && Double(text) != nil
    }
}
