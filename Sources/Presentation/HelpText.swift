/// A help text as the argument parser writes it, with its example moved to the end, where a reader looks for it.
public enum HelpText: Sendable {
    private static let heading = "EXAMPLE"

    /// The text with the block that begins with the line `EXAMPLE` behind everything else.
    ///
    /// A text without such a block is left as it is.
    public static func withExampleLast(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: Substring(heading)) else { return text }
        let end = lines[start...].firstIndex { $0.hasPrefix("USAGE:") } ?? lines.endIndex
        guard end < lines.endIndex else { return text }

        func trimmed(_ block: ArraySlice<Substring>) -> String {
            let first = block.firstIndex { !$0.isEmpty } ?? block.endIndex
            let last = block.lastIndex { !$0.isEmpty } ?? first
            return first < block.endIndex ? block[first...last].joined(separator: "\n") : ""
        }
        return [trimmed(lines[..<start]), trimmed(lines[end...]), trimmed(lines[start..<end])]
            .joined(separator: "\n\n") + "\n"
    }
}
