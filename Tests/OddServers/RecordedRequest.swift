/// A request as a server read it.
public struct RecordedRequest: Hashable, Sendable {
    /// The number of its connection, counted from 1.
    public let connection: Int

    /// The request line and the header section as they came, up to and without the empty line.
    public let head: String

    /// The body's bytes.
    public let body: [UInt8]

    /// The first word of the request line.
    public var method: String { requestLineWord(0) }

    /// The second word of the request line.
    public var target: String { requestLineWord(1) }

    /// The values of a header field, in the order in which they came.
    ///
    /// The name may be in any case.
    public func values(of name: String) -> [String] {
        Self.values(of: name, in: head)
    }

    static func values(of name: String, in head: String) -> [String] {
        head.split(separator: "\r\n").dropFirst().compactMap { line in
            guard
                let colon = line.firstIndex(of: ":"),
                line[..<colon].lowercased() == name.lowercased()
            else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return String(value)
        }
    }

    private func requestLineWord(_ index: Int) -> String {
        let line = head.split(separator: "\r\n").first ?? ""
        let words = line.split(separator: " ")
        return words.indices.contains(index) ? String(words[index]) : ""
    }
}
