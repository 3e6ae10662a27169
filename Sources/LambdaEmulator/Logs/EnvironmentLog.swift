/// What an environment's log has: the function's own words in whole lines, and Lambda's between them.
struct EnvironmentLog: Sendable {
    /// The most of a log that a caller gets: 4 KB.
    static let tailLimit = 4096

    /// The longest line that is kept together.
    private static let lineLimit = 256 * 1024

    private var lines: [UInt8] = []
    /// The beginning of a line whose end has not come yet.
    private var open: [UInt8] = []
    private var recent: [UInt8] = []

    /// Whether there are whole lines to take.
    var hasLines: Bool { !lines.isEmpty }

    /// Takes in what the function wrote.
    mutating func append(output: UnsafeRawBufferPointer) {
        guard let end = output.lastIndex(of: UInt8(ascii: "\n")) else {
            open.append(contentsOf: output)
            if open.count > Self.lineLimit { endLine() }
            return
        }
        let start = lines.count
        lines.append(contentsOf: open)
        open.removeAll(keepingCapacity: true)
        lines.append(contentsOf: output[...end])
        open.append(contentsOf: output[(end + 1)...])
        remember(from: start)
    }

    /// Adds a line of Lambda's own.
    ///
    /// - Parameters:
    ///   - line: The line, without its line feed.
    ///   - isInTail: Whether a caller who wants the end of the log sees it.
    mutating func append(line: String, isInTail: Bool = true) {
        endLine()
        let start = lines.count
        lines.append(contentsOf: line.utf8)
        lines.append(UInt8(ascii: "\n"))
        if isInTail { remember(from: start) }
    }

    /// Ends a line that the function left open.
    mutating func endLine() {
        guard !open.isEmpty else { return }
        let start = lines.count
        lines.append(contentsOf: open)
        lines.append(UInt8(ascii: "\n"))
        open.removeAll(keepingCapacity: true)
        remember(from: start)
    }

    /// Calls `body` with the whole lines that have come since the last time.
    mutating func takeLines(_ body: (ArraySlice<UInt8>) -> Void) {
        guard !lines.isEmpty else { return }
        body(lines[...])
        lines.removeAll(keepingCapacity: lines.capacity <= Self.lineLimit)
    }

    /// The end of what was logged since the last time that this was asked.
    mutating func takeTail() -> [UInt8] {
        defer { recent.removeAll(keepingCapacity: true) }
        return Array(recent.suffix(Self.tailLimit))
    }

    /// Forgets the end of the log that nobody asked for.
    mutating func dropTail() {
        recent.removeAll(keepingCapacity: true)
    }

    private mutating func remember(from start: Int) {
        if lines.count - start >= Self.tailLimit {
            recent = Array(lines.suffix(Self.tailLimit))
            return
        }
        recent.append(contentsOf: lines[start...])
        if recent.count > 4 * Self.tailLimit { recent.removeFirst(recent.count - Self.tailLimit) }
    }
}
