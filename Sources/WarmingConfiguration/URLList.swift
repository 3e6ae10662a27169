/// A list of URLs, one a line.
///
/// Blank lines and lines that begin with `#` are passed over.
public enum URLList: Sendable {
    /// The URLs of a text, in its order.
    public static func urls(in text: String) -> [String] {
        var urls: [String] = []
        // Some editors begin a file with a byte order mark, which belongs to no URL.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? Substring(text.unicodeScalars.dropFirst()) : text[...]
        for line in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
            guard let first = line.firstIndex(where: { !isBlank($0) }), line[first] != UInt8(ascii: "#"),
                let last = line.lastIndex(where: { !isBlank($0) })
            else { continue }
            urls.append(String(Substring(line[first...last])))
        }
        return urls
    }
}
