/// A text divided into the lines of a log.
///
/// A text that came over a network or out of a file may begin and end in the middle of a line. Its beginning needs no
/// care: no rest of one of Lambda's lines says something else than the line did. But of an end that was cut off nothing need show, and
/// a report without its init duration would pass for a warm one. So only a line feed makes a line whole, unless the
/// caller knows better.
public struct LogLines: Sequence, Sendable {
    /// The text.
    public let bytes: [UInt8]

    /// Where the lines end: at the end of the text, or behind its last line feed.
    ///
    /// From here on the text is the beginning of a line. Whoever reads a file in pieces puts it before the next one.
    public let end: Int

    /// Divides a text.
    ///
    /// - Parameters:
    ///   - bytes: Lines that end with a line feed, or with a carriage return and a line feed.
    ///   - endsWhole: Whether the last line is known to be whole even if no line feed ends it. It is in the log that an
    ///     invocation returns, the last four kilobytes: that is cut at the beginning only.
    public init(_ bytes: [UInt8], endsWhole: Bool = false) {
        self.bytes = bytes
        end = endsWhole ? bytes.count : bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// Divides a text.
    ///
    /// - Parameters:
    ///   - text: Lines that end with a line feed, or with a carriage return and a line feed.
    ///   - endsWhole: Whether the last line is known to be whole even if no line feed ends it.
    public init(_ text: String, endsWhole: Bool = false) {
        self.init(Array(text.utf8), endsWhole: endsWhole)
    }

    /// The reports alone, which is much faster than to read every line.
    public var reports: LogReports { LogReports(self) }

    /// Creates an iterator.
    public func makeIterator() -> Iterator {
        Iterator(lines: self)
    }

    /// Where the line that begins at a position ends, behind its line feed.
    func lineEnd(from start: Int) -> Int {
        Swift.min(bytes.span.first(UInt8(ascii: "\n"), from: start) + 1, end)
    }
}

extension LogLines {
    /// Reads one line after the other.
    public struct Iterator: IteratorProtocol, Sendable {
        fileprivate let lines: LogLines
        private var position = 0

        fileprivate init(lines: LogLines) {
            self.lines = lines
        }

        /// Reads the next line.
        public mutating func next() -> LogLine? {
            guard position < lines.end else { return nil }
            let end = lines.lineEnd(from: position)
            defer { position = end }
            return LogLine(line: lines.bytes.span.extracting(position..<end))
        }
    }
}
