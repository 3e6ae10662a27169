/// How the parts of an HTTP/1.1 head are written.
enum HTTPText {
    /// Where the head ends, behind its empty line, if the bytes hold one from a position on.
    static func headEnd(in bytes: [UInt8], from start: Int) -> Int? {
        var place = max(start, 0)
        while let feed = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) {
            let next = feed + 1
            if next < bytes.count, bytes[next] == UInt8(ascii: "\n") { return next + 1 }
            if next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\r"), bytes[next + 1] == UInt8(ascii: "\n") {
                return next + 2
            }
            place = next
        }
        return nil
    }

    /// Reads a request line; `nil` when it is none of HTTP/1.
    static func requestLine(_ line: ArraySlice<UInt8>) -> (method: String, path: String, isKeptByDefault: Bool)? {
        let words = trimmed(line).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 3, words[2].starts(with: "HTTP/1.".utf8) else { return nil }
        let path = words[1].prefix { $0 != UInt8(ascii: "?") }
        return (
            String(decoding: words[0], as: UTF8.self), String(decoding: path, as: UTF8.self),
            words[2].last != UInt8(ascii: "0")
        )
    }

    /// Reads a header's name, in small letters, and its value.
    static func header(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = lowercased(String(decoding: line[..<colon], as: UTF8.self))
        return (name, String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self))
    }

    /// Reads the size of a chunk, without its extensions; `nil` for what is none or out of all measure.
    static func chunkSize(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = trimmed(line.prefix { $0 != UInt8(ascii: ";") })
        guard (1...8).contains(digits.count) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// A text with the letters A to Z made small.
    static func lowercased(_ text: String) -> String {
        String(
            decoding: text.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }

    /// Whether a text is a token, as a header's name has to be (RFC 9110, section 5.6.2).
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    /// Whether a text can be a header's value (RFC 9110, section 5.5).
    static func isFieldValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 == UInt8(ascii: "\t") || ($0 >= 0x20 && $0 != 0x7F) }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return bytes[first...last]
    }
}
