/// One line that tells how far a round has got, painted over itself.
public struct ProgressLine: Sendable {
    /// What takes the line off the terminal again: back to the left edge, and clear.
    public static let erasure = "\r\u{1B}[K"

    private let ended: Int
    private let total: Int
    private let elapsed: Duration

    /// Prepares a line.
    public init(ended: Int, total: Int, elapsed: Duration) {
        self.ended = ended
        self.total = total
        self.elapsed = elapsed
    }

    /// The line, with what paints it over the one before.
    public func text(style: Style) -> String {
        let width = 24
        let filled = total == 0 ? width : ended * width / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
        return "\(Self.erasure)\(style.text(bar, .good)) \(ended) of \(total) pings ended, \(elapsed.words)"
    }
}
