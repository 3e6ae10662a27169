import Digests

/// Percent encoding of URLs, as Signature V4 wants it.
enum PercentCoding {
    /// A text with everything encoded but letters, digits and `-_.~`, with capital digits.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - keepsSlash: Whether `/` stays as it is.
    /// - Returns: The encoded text.
    static func encoded(_ text: some StringProtocol, keepsSlash: Bool = false) -> String {
        encoded(text.utf8, keepsSlash: keepsSlash)
    }

    /// Bytes with everything encoded but letters, digits and `-_.~`, with capital digits.
    static func encoded(_ bytes: some Sequence<UInt8>, keepsSlash: Bool = false) -> String {
        var encoded: [UInt8] = []
        for byte in bytes {
            if byte.isUnreserved || (keepsSlash && byte == UInt8(ascii: "/")) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded += [byte].hexadecimal.uppercased().utf8
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The bytes that a text of a URL stands for; what is no encoding stays as it is.
    static func bytes(of text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let decoded = [UInt8](hexadecimal: String(decoding: digits, as: UTF8.self))
            {
                bytes += decoded
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// Names and values as a query, or as the body of a form.
    static func form(_ items: [(name: String, value: String)]) -> String {
        items.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }
}

extension UInt8 {
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
