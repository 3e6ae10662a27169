import WarmingConfiguration

/// The text of a file, with places to look things up by.
struct YAMLSource {
    private(set) var text: String

    /// Takes a text, without the byte order mark that some editors put in front.
    init(_ text: String) {
        self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Whether the character at a place is a tab.
    func hasTab(at place: SourcePlace) -> Bool {
        guard let index = index(of: place), index < text.endIndex else { return false }
        return text.unicodeScalars[index] == "\t"
    }

    /// The place of the character with a number, counted from 0.
    func place(atCharacter offset: Int) -> SourcePlace {
        var place = SourcePlace.start
        for character in text.prefix(offset) {
            if character.isNewline {
                place = SourcePlace(line: place.line + 1, column: 1)
            } else {
                place.column += character.unicodeScalars.count
            }
        }
        return place
    }

    /// Gives a key a name of the same length out of Unicode's private use area.
    ///
    /// - Returns: Whether it was done: not for a key that is not written there as it reads, say with escapes in it.
    mutating func rename(_ name: String, at place: SourcePlace, unique number: Int) -> Bool {
        guard let replacement = Unicode.Scalar(0xE000 + UInt32(number)), var start = index(of: place) else {
            return false
        }
        let scalars = text.unicodeScalars
        if start < scalars.endIndex, scalars[start] == "\"" || scalars[start] == "'" {
            start = scalars.index(after: start)
        }
        let length = name.unicodeScalars.count
        guard
            length > 0, let end = scalars.index(start, offsetBy: length, limitedBy: scalars.endIndex),
            scalars[start..<end].elementsEqual(name.unicodeScalars)
        else { return false }
        text.unicodeScalars.replaceSubrange(start..<end, with: Array(repeating: replacement, count: length))
        return true
    }

    private func index(of place: SourcePlace) -> String.Index? {
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        for _ in 1..<max(1, place.line) {
            guard var lineEnd = scalars[start...].firstIndex(where: \.isLineBreak) else { return nil }
            let next = scalars.index(after: lineEnd)
            if scalars[lineEnd] == "\r", next < scalars.endIndex, scalars[next] == "\n" { lineEnd = next }
            start = scalars.index(after: lineEnd)
        }
        return scalars.index(start, offsetBy: place.column - 1, limitedBy: scalars.endIndex)
    }
}

extension Unicode.Scalar {
    /// Whether libYAML starts a new line after this.
    fileprivate var isLineBreak: Bool {
        self == "\n" || self == "\r" || self == "\u{85}" || self == "\u{2028}" || self == "\u{2029}"
    }
}
