/// Bytes that have arrived and that nobody has taken yet.
struct ReadBuffer {
    private var bytes: [UInt8]
    private var start = 0
    private var end = 0

    /// Creates a buffer that reads up to `capacity` bytes at once, and that grows when a line is longer.
    init(capacity: Int) {
        bytes = [UInt8](repeating: 0, count: capacity)
    }

    /// Takes the bytes up to and with the first line feed.
    ///
    /// - Parameter searched: How many bytes are known to hold no line feed; brought up to date.
    /// - Returns: The line; `nil` when there is no line feed yet.
    mutating func takeLine(searched: inout Int) -> ArraySlice<UInt8>? {
        guard let feed = bytes[(start + searched)..<end].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = end - start
            return nil
        }
        defer { start = feed + 1 }
        return bytes[start...feed]
    }

    /// Moves up to `count` bytes behind those in `body`.
    mutating func move(_ count: Int, to body: inout [UInt8]) {
        let taken = min(count, end - start)
        body.append(contentsOf: bytes[start..<(start + taken)])
        start += taken
    }

    /// Waits for more bytes.
    ///
    /// - Returns: False when the peer has ended.
    mutating func fill(from source: inout some ByteSource & ~Copyable) throws(ResponseFailure) -> Bool {
        makeRoom()
        let count: Int
        do throws(SystemError) {
            count = try bytes.withUnsafeMutableBufferPointer { storage throws(SystemError) in
                try source.read(
                    into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: storage[end...]))
                )
            }
        } catch {
            throw .system(error)
        }
        end += count
        return count > 0
    }

    private mutating func makeRoom() {
        if start == end {
            (start, end) = (0, 0)
        } else if end == bytes.count, start > 0 {
            bytes.removeSubrange(..<start)
            bytes.append(contentsOf: repeatElement(0, count: start))
            (start, end) = (0, end - start)
        } else if end == bytes.count {
            bytes.append(contentsOf: repeatElement(0, count: bytes.count))
        }
    }
}
