extension ResponseReader {
    /// Reads a body to where its framing ends it.
    mutating func readBody(
        _ framing: Response.Framing,
        from source: inout some ByteSource & ~Copyable
    ) throws(ResponseFailure) -> [UInt8] {
        var body: [UInt8] = []
        switch framing {
        case .length(let count):
            try append(count, to: &body, from: &source)
        case .chunked:
            while try appendChunk(to: &body, from: &source) {}
        case .untilClose:
            repeat {
                buffer.move(.max, to: &body)
                guard body.count <= Self.bodyLimit else { throw Self.tooMuch }
            } while try buffer.fill(from: &source)
        }
        return body
    }

    private static var tooMuch: ResponseFailure { .malformed("its body is longer than \(bodyLimit >> 20) MiB") }

    /// Moves the next `count` bytes behind `body`: those that have arrived, then the rest straight from the source.
    private mutating func append(
        _ count: Int,
        to body: inout [UInt8],
        from source: inout some ByteSource & ~Copyable
    ) throws(ResponseFailure) {
        let end = body.count + count
        guard count <= Self.bodyLimit, end <= Self.bodyLimit else { throw Self.tooMuch }
        buffer.move(count, to: &body)
        guard body.count < end else { return }
        try body.append(addingCapacity: end - body.count) { (span: inout OutputSpan<UInt8>) throws(ResponseFailure) in
            while !span.isFull {
                guard try span.append(from: &source) else { throw .truncated }
            }
        }
    }

    /// Reads one chunk, or the last one with the trailers.
    ///
    /// - Returns: Whether another one follows.
    private mutating func appendChunk(
        to body: inout [UInt8],
        from source: inout some ByteSource & ~Copyable
    ) throws(ResponseFailure) -> Bool {
        let size = try Self.chunkSize(in: readLineInside(from: &source))
        if size == 0 {
            while try !readLineInside(from: &source).isLineEnd {}
            return false
        }
        try append(size, to: &body, from: &source)
        linesCount = 0
        guard try readLineInside(from: &source).isLineEnd else { throw .malformed("a chunk is longer than it says") }
        return true
    }

    private mutating func readLineInside(
        from source: inout some ByteSource & ~Copyable
    ) throws(ResponseFailure) -> ArraySlice<UInt8> {
        do throws(ResponseFailure) {
            return try readLine(from: &source)
        } catch {
            throw error == .closed ? .truncated : error
        }
    }

    /// Reads the size in front of a chunk; extensions behind it are of no concern here.
    private static func chunkSize(in line: ArraySlice<UInt8>) throws(ResponseFailure) -> Int {
        let digits = line.prefix { $0.hexadecimalValue != nil }
        guard !digits.isEmpty, let next = line.dropFirst(digits.count).first, ";\r\n \t".utf8.contains(next) else {
            throw .malformed("a chunk has no size")
        }
        return digits.reduce(0) { size, digit in
            // Beyond the limit the exact size is of no matter, and must not overflow.
            size > bodyLimit ? size : size * 16 + (digit.hexadecimalValue ?? 0)
        }
    }
}

extension OutputSpan<UInt8> {
    /// Waits for bytes and stores them behind those that are there; false when the peer has ended.
    fileprivate mutating func append(
        from source: inout some ByteSource & ~Copyable
    ) throws(ResponseFailure) -> Bool {
        do throws(SystemError) {
            return try withUnsafeMutableBufferPointer { storage, initializedCount throws(SystemError) in
                let room = UnsafeMutableRawBufferPointer(
                    UnsafeMutableBufferPointer(rebasing: storage[initializedCount...])
                )
                let count = try source.read(into: room)
                initializedCount += count
                return count > 0
            }
        } catch {
            throw .system(error)
        }
    }
}

extension UInt8 {
    fileprivate var hexadecimalValue: Int? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
