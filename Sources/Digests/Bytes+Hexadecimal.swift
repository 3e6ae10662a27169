extension Sequence<UInt8> {
    /// The bytes in hexadecimal, with small letters.
    package var hexadecimal: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * underestimatedCount)
        for byte in self { digits += [byte >> 4, byte & 15].map(\.hexadecimalDigit) }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Reads bytes in hexadecimal, with letters of either size; `nil` when the text is anything else.
    package init?(hexadecimal text: some StringProtocol) {
        var bytes: [UInt8] = []
        var digits = text.utf8[...]
        while let high = digits.popFirst() {
            guard let low = digits.popFirst(), let high = high.hexadecimalValue, let low = low.hexadecimalValue else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        self = bytes
    }
}

extension UInt8 {
    fileprivate var hexadecimalDigit: UInt8 {
        self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "a") + self - 10
    }

    fileprivate var hexadecimalValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
