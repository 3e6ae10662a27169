extension JSONScanner {
    /// Reads a text, of which the opening quote is known to come next.
    mutating func string() throws(JSONError) -> String {
        let open = index
        index += 1
        try skipPlain(of: open)
        guard bytes[index] == .backslash else {
            let text = try text(bytes[(open + 1)..<index], from: open)
            index += 1
            return text
        }
        return try escapedString(from: open)
    }

    /// Reads a text that has escapes, the first of which comes next.
    private mutating func escapedString(from open: Int) throws(JSONError) -> String {
        var unescaped = Array(bytes[(open + 1)..<index])
        while bytes[index] == .backslash {
            unescaped.append(contentsOf: UTF8.encode(try escape(of: open)) ?? UTF8.encodedReplacementCharacter)
            let start = index
            try skipPlain(of: open)
            unescaped += bytes[start..<index]
        }
        let text = try text(unescaped[...], from: open)
        index += 1
        return text
    }

    /// Steps to the next quote or backslash.
    private mutating func skipPlain(of open: Int) throws(JSONError) {
        var position = index
        while position < bytes.count {
            let byte = bytes[position]
            if byte == .quote || byte == .backslash {
                index = position
                return
            }
            guard byte >= 0x20 else {
                let reason = "a text has its line ends, tabs and other control characters as escapes: \\n, \\t, \\u0000"
                throw JSONError(.invalidString, reason, offset: position)
            }
            position += 1
        }
        throw unterminated(open)
    }

    /// Reads an escape, the backslash of which comes next.
    private mutating func escape(of open: Int) throws(JSONError) -> Unicode.Scalar {
        let start = index
        guard index + 1 < bytes.count else { throw unterminated(open) }
        index += 2
        switch bytes[index - 1] {
        case .quote: return "\""
        case .backslash: return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(at: start, of: open)
        default: throw JSONError(.invalidString, "there is no such escape", offset: start)
        }
    }

    /// Reads what stands after `\u`, and the other half of a surrogate pair.
    private mutating func unicodeEscape(at start: Int, of open: Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try hexadecimalUnit(of: open)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let half = JSONError(.invalidUnicode, "half of a surrogate pair stands alone", offset: start)
        guard unit < 0xDC00, bytes[index...].starts(with: [.backslash, UInt8(ascii: "u")]) else { throw half }
        index += 2
        let low = try hexadecimalUnit(of: open)
        guard 0xDC00...0xDFFF ~= low, let scalar = Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { throw half }
        return scalar
    }

    private mutating func hexadecimalUnit(of open: Int) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let next else { throw unterminated(open) }
            guard let digit = next.hexadecimalValue else {
                throw JSONError(.invalidString, "'\\u' takes four hexadecimal digits", offset: index)
            }
            unit = unit << 4 + digit
            index += 1
        }
        return unit
    }

    /// Turns bytes into a text, the raw form of which stands between a quote and the current byte.
    private func text(_ utf8: ArraySlice<UInt8>, from open: Int) throws(JSONError) -> String {
        // Most texts are ASCII, which needs no validating, and validating goes through unspecialised code.
        if utf8.allSatisfy({ $0 < 0x80 }) { return String(decoding: utf8, as: UTF8.self) }
        if let text = String(validating: utf8, as: UTF8.self) { return text }
        throw JSONError(.invalidUnicode, "the text is not in UTF-8", offset: illFormed(from: open + 1))
    }

    /// The first byte that is no UTF-8, or the current one.
    private func illFormed(from start: Int) -> Int {
        var position = start
        var rest = bytes[start..<index].makeIterator()
        var parser = UTF8.ForwardParser()
        while case .valid(let scalar) = parser.parseScalar(from: &rest) { position += scalar.count }
        return position
    }

    private func unterminated(_ open: Int) -> JSONError {
        JSONError(
            .unexpectedEnd,
            "a text has no closing quote; its opening one is at byte \(open)",
            offset: bytes.count
        )
    }
}
