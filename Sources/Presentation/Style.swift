/// Colours for a terminal, or none.
///
/// `NO_COLOR` (no-color.org), a pipe and a dumb terminal all mean none.
public struct Style: Hashable, Sendable {
    /// Whether colours are written.
    public var isColoured: Bool

    /// Plain text.
    public static let plain = Style(isColoured: false)

    /// Creates a style.
    public init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// The style for an output, given whether it is a terminal, and the process's environment.
    public init(isTerminal: Bool, environment: [String: String]) {
        let noColour = !(environment["NO_COLOR"] ?? "").isEmpty
        isColoured = isTerminal && !noColour && environment["TERM"] != "dumb"
    }

    /// What a piece of text means.
    public enum Meaning: String, Sendable {
        /// All is well.
        case good = "32"
        /// Something to look at.
        case warning = "33"
        /// Something failed.
        case bad = "31"
        /// Less important than the rest.
        case quiet = "2"
        /// More important than the rest.
        case strong = "1"
    }

    /// The text in the colour of its meaning.
    public func text(_ text: String, _ meaning: Meaning?) -> String {
        guard isColoured, let meaning, !text.isEmpty else { return text }
        return "\u{1B}[\(meaning.rawValue)m\(text)\u{1B}[0m"
    }
}
