extension String {
    /// The text as one line that a terminal and a log can show: control characters and line ends are escaped.
    var oneLine: String {
        guard unicodeScalars.contains(where: \.breaksLines) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.breaksLines: result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text up to a number of bytes of UTF-8, cut between two Unicode scalars, and with an ellipsis where it was cut.
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: limit)
        while end > startIndex, utf8[end] & 0b1100_0000 == 0b1000_0000 { utf8.formIndex(before: &end) }
        return String(self[..<end]) + "…"
    }
}

extension Unicode.Scalar {
    fileprivate var breaksLines: Bool {
        value < 0x20 || 0x7F...0x9F ~= value || value == 0x2028 || value == 0x2029
    }
}
