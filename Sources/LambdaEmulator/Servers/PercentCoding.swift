/// Percent encoding of URLs.
enum PercentCoding {
    /// The text without its percent encoding.
    ///
    /// What is no encoding stays as it is, and bytes that are no UTF-8 become the replacement character.
    ///
    /// - Parameters:
    ///   - text: A part of a URL.
    ///   - plusIsBlank: Whether `+` stands for a blank, as in a query.
    /// - Returns: The text.
    static func decoded(_ text: Substring, plusIsBlank: Bool = false) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || (plusIsBlank && $0 == UInt8(ascii: "+")) }) else {
            return String(text)
        }
        return String(decoding: bytes(of: text, plusIsBlank: plusIsBlank), as: UTF8.self)
    }

    /// The bytes that a text stands for.
    static func bytes(of text: Substring, plusIsBlank: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2)
                if digits.count == 2, let high = digits.first?.hexadecimal, let low = digits.last?.hexadecimal {
                    bytes.append(high << 4 | low)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    /// A text as Signature V4 encodes it: everything but letters, digits and `-_.~`, with capital digits.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - keepsSlash: Whether `/` stays as it is.
    /// - Returns: The encoded text.
    static func encoded(_ bytes: some Sequence<UInt8>, keepsSlash: Bool = false) -> String {
        var encoded: [UInt8] = []
        for byte in bytes {
            if byte.isUnreserved || (keepsSlash && byte == UInt8(ascii: "/")) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}

extension UInt8 {
    fileprivate var hexadecimal: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
