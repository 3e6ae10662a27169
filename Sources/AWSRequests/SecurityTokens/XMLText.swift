/// The little XML that AWS's oldest protocol answers with.
enum XMLText {
    /// The text of the first element with a name, wherever it stands.
    ///
    /// Elements with attributes, and with elements in them, are none that this is asked for.
    ///
    /// - Parameters:
    ///   - name: The element's name.
    ///   - bytes: The document.
    /// - Returns: The text with its references resolved; `nil` when there is no such element.
    static func element(_ name: String, of bytes: [UInt8]) -> String? {
        guard let start = place(of: Array("<\(name)>".utf8), in: bytes[...])?.upperBound,
            let end = place(of: Array("</\(name)>".utf8), in: bytes[start...])?.lowerBound
        else { return nil }
        return resolved(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    private static func place(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: word[0]) {
            if bytes[found...].starts(with: word) { return found..<(found + word.count) }
            start = found + 1
        }
        return nil
    }

    private static let references = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

    private static func resolved(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...].dropFirst()
            guard let end = rest.firstIndex(of: ";"), let letter = letter(rest[..<end]) else {
                result += "&"
                continue
            }
            result += letter
            rest = rest[end...].dropFirst()
        }
        return result + rest
    }

    private static func letter(_ name: Substring) -> String? {
        if let letter = references[String(name)] { return letter }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
