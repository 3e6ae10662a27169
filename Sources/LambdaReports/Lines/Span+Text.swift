extension Span<UInt8> {
    /// Whether the bytes from `position` on begin with this text.
    func has(_ text: StaticString, at position: Int) -> Bool {
        guard count - position >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            for offset in 0..<expected.count where self[position + offset] != expected[offset] { return false }
            return true
        }
    }

    /// Whether this range is exactly this text.
    func has(_ text: StaticString, in range: Range<Int>) -> Bool {
        range.count == text.utf8CodeUnitCount && has(text, at: range.lowerBound)
    }

    /// Whether this text stands anywhere; the text must not be empty.
    func contains(_ text: StaticString) -> Bool {
        let byte = text.withUTF8Buffer { $0[0] }
        for position in indices where self[position] == byte && has(text, at: position) { return true }
        return false
    }

    /// The bytes of this range as text; ill-formed UTF-8 is mended with U+FFFD.
    func string(in range: Range<Int>) -> String {
        extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    /// Where a byte comes first at or after a position, or the end.
    func first(_ byte: UInt8, from start: Int) -> Int {
        var position = start
        while position < count, self[position] != byte { position += 1 }
        return position
    }

    /// What the word that begins here spans: all up to a space, a tab or the end of the line.
    func word(at start: Int) -> Range<Int> {
        var end = start
        while end < count, self[end] > UInt8(ascii: " ") { end += 1 }
        return start..<end
    }

    /// The range without the spaces, tabs and line ends behind it.
    func trimmingEnd(of range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, self[end - 1].isBlank { end -= 1 }
        return range.lowerBound..<end
    }
}

extension String {
    /// Calls `body` with the bytes of the text.
    func withUTF8Span<Value>(_ body: (Span<UInt8>) -> Value) -> Value {
        var text = self
        return text.withUTF8 { body($0.span) }
    }
}

extension UInt8 {
    /// Whether this is a digit, in ASCII.
    var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

    /// Whether this is a letter, in ASCII.
    var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }

    /// Whether this ends a line, or is half of what does.
    var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

    /// Whether a field of a log line ends here: a tab does that, and the end of the line.
    var isFieldEnd: Bool { self == UInt8(ascii: "\t") || isLineEnd }

    /// Whether this is a space, a tab or part of a line end.
    var isBlank: Bool { self == UInt8(ascii: " ") || isFieldEnd }
}
