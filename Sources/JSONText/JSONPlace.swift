/// A place in a text, as editors count it.
public struct JSONPlace: Hashable, Sendable {
    /// The line, counted from 1.
    public var line: Int

    /// The column, counted from 1 in Unicode scalars.
    public var column: Int

    /// Creates a place.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Finds the place of a byte by counting from the start.
    ///
    /// Lines end with a line feed, a carriage return, or both. A byte order mark takes no column.
    ///
    /// - Parameters:
    ///   - offset: Which byte, counted from 0; one past the end is the end.
    ///   - bytes: The whole text.
    public init(ofByte offset: Int, in bytes: some Collection<UInt8>) {
        self.init(line: 1, column: 1)
        var previous: UInt8 = 0
        let mark = bytes.starts(with: UInt8.byteOrderMark) ? UInt8.byteOrderMark.count : 0
        for byte in bytes.prefix(max(offset, 0)).dropFirst(mark) {
            switch byte {
            case .lineFeed where previous == .carriageReturn: break
            case .lineFeed, .carriageReturn: (line, column) = (line + 1, 1)
            case 0x80...0xBF: break  // more of a scalar that was counted by its first byte
            default: column += 1
            }
            previous = byte
        }
    }
}

extension JSONPlace: CustomStringConvertible {
    /// The line and the column, as compilers write them: `3:14`.
    public var description: String { "\(line):\(column)" }
}
