/// A value of a YAML file with its place.
struct YAMLNode {
    /// Where the value starts; for an empty value, where its key is.
    var place: SourcePlace

    var content: Content

    enum Content {
        case scalar(YAMLScalar)
        case list([YAMLNode])
        case mapping([Entry])
        /// Something that has been reported already, so that nothing more needs to be said about it.
        case refused
    }

    /// One line of a mapping.
    struct Entry {
        var key: String
        var keyPlace: SourcePlace
        var value: YAMLNode
    }

    /// What the value is, in words: `a list`, `the number 10`.
    ///
    /// A text is not quoted: it may be long, or a secret.
    var kindInWords: String {
        switch content {
        case .scalar(let scalar): scalar.kindInWords
        case .list: "a list"
        case .mapping: "a mapping"
        case .refused: "this"
        }
    }
}

/// A value that is neither a list nor a mapping.
///
/// Its type is that of YAML 1.2's core schema: `ON`, `yes` and `1:30` are texts, as they are in editors, and not the
/// booleans and the number that YAML 1.1 made of them.
struct YAMLScalar {
    var text: String

    /// Whether it stands without quotes, so that it may be something else than a text.
    var isPlain: Bool

    enum Kind {
        case null
        case boolean
        case number
        case text
    }

    var kind: Kind {
        guard isPlain else { return .text }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE", "false", "False", "FALSE": return .boolean
        default: return isNumber ? .number : .text
        }
    }

    fileprivate var kindInWords: String {
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
