/// The sections of a file such as `~/.aws/config`.
///
/// What AWS's command line reads: sections in brackets, keys before `=` or `:` and without regard to case, whole lines
/// of comment after `#` or `;`, and lines that are indented, which belong to the value before them. Of equal keys the
/// last counts, and sections that occur twice are one.
struct ProfileFile: Sendable {
    /// A value, and what stands indented below it.
    struct Value: Hashable, Sendable {
        /// The value, whose own lines are joined by line breaks.
        var text: String

        /// The indented lines that are settings themselves.
        var nested: [String: String] = [:]
    }

    /// The keys and values of each section, by the text in its brackets.
    private(set) var sections: [String: [String: Value]] = [:]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - path: Where it is, for errors.
    /// - Throws: ``AWSError`` with code ``AWSError/Code/invalidSetting``, which names the line and does not repeat it,
    ///   since it may hold a secret.
    init(_ bytes: [UInt8], path: String) throws(AWSError) {
        var section: String?
        var key: String?
        var text = Substring(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("\u{feff}") { text.removeFirst() }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in zip(1..., lines) {
            let content = line.trimmed
            guard let first = content.first, first != "#", first != ";" else { continue }
            if line.first?.isWhitespace == true, let section, let key {
                sections[section]?[key]?.continue(with: content)
            } else if first == "[" {
                guard let end = content.lastIndex(of: "]") else { throw Self.mistake(path, number, "']' is missing") }
                let name = String(content[..<end].dropFirst().trimmed)
                sections[name] = sections[name] ?? [:]
                section = name
                key = nil
            } else {
                guard let section else { throw Self.mistake(path, number, "a section such as [default] comes first") }
                guard let (name, value) = Self.pair(content) else {
                    throw Self.mistake(path, number, "it is neither a section nor a key with a value")
                }
                sections[section]?[name] = Value(text: value)
                key = name
            }
        }
    }

    /// A key in small letters, and its value.
    fileprivate static func pair(_ line: Substring) -> (key: String, value: String)? {
        guard let middle = line.firstIndex(where: { $0 == "=" || $0 == ":" }), middle > line.startIndex else {
            return nil
        }
        return (line[..<middle].trimmed.lowercased(), String(line[middle...].dropFirst().trimmed))
    }

    private static func mistake(_ path: String, _ line: Int, _ reason: String) -> AWSError {
        AWSError(.invalidSetting, "'\(path)', line \(line), cannot be understood: \(reason).")
    }
}

extension ProfileFile.Value {
    fileprivate mutating func `continue`(with line: Substring) {
        text += "\n\(line)"
        if let (key, value) = ProfileFile.pair(line) { nested[key] = value }
    }
}

extension Substring {
    /// The text without the blanks around it.
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
