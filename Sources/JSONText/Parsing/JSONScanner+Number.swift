extension JSONScanner {
    /// Reads a number, of which the first byte is known to be a digit or a minus.
    mutating func number() throws(JSONError) -> JSONNumber {
        let start = index
        if next == .minus { index += 1 }
        let whole = index
        try digits(after: "'-'")
        guard bytes[whole] != UInt8(ascii: "0") || index == whole + 1 else {
            throw JSONError(.invalidNumber, "a number has no leading zeros", offset: start)
        }
        if next == UInt8(ascii: ".") {
            index += 1
            try digits(after: "'.'")
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            index += 1
            if next == .minus || next == .plus { index += 1 }
            try digits(after: "the 'e' of a number")
        }
        return JSONNumber(checked: String(decoding: bytes[start..<index], as: UTF8.self))
    }

    /// Steps past digits, of which there has to be one.
    private mutating func digits(after before: String) throws(JSONError) {
        let start = index
        while index < bytes.count, bytes[index].isDigit { index += 1 }
        guard index == start else { return }
        throw next == nil
            ? unexpected("a digit after \(before)")
            : JSONError(.invalidNumber, "expected a digit after \(before)", offset: index)
    }
}
