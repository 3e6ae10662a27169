/// Cuts a response's head into lines, whatever pieces it arrives in.
struct HTTPLineReader {
    private let limit: Int
    private var count = 0
    private var partial: [UInt8] = []

    /// Creates a reader that refuses more than `limit` bytes of lines.
    init(limit: Int) {
        self.limit = limit
    }

    /// Whether no byte has been read yet.
    var isEmpty: Bool { count == 0 }

    /// Takes the next line off the front of `bytes`, without its line end (CR LF, or a bare LF).
    ///
    /// - Returns: The line, or `nil` when its end has not arrived yet: what there is of it is kept.
    mutating func next(in bytes: inout Slice<UnsafeRawBufferPointer>) throws(InvalidHTTP) -> ArraySlice<UInt8>? {
        let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
        let piece = bytes[..<(end ?? bytes.endIndex)]
        count += piece.count + 1
        guard count <= limit else { throw InvalidHTTP(reason: "the head is longer than \(limit / 1024) KiB") }

        partial.append(contentsOf: piece)
        guard let end else {
            bytes = bytes[bytes.endIndex...]
            count -= 1
            return nil
        }
        bytes = bytes[(end + 1)...]
        defer { partial.removeAll(keepingCapacity: true) }
        return partial.last == UInt8(ascii: "\r") ? partial.dropLast() : partial[...]
    }
}
