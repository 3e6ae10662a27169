/// A text of a configuration file with its place, and with its variables filled in.
///
/// What a `${NAME}` expanded to may be a secret. Show ``shown`` and keep ``value`` for the work: descriptions, dumps
/// and mirrors of this type leave the value out.
public struct LocatedText: Hashable, Sendable {
    /// The text with every `${NAME}` filled in, not to be shown.
    public let value: String

    /// The text as the file has it.
    public let written: String

    /// Whether a variable was filled in, so that ``value`` may hold a secret.
    public let isExpanded: Bool

    /// Where the text starts.
    public let place: SourcePlace

    /// Creates a text that counts as expanded unless told otherwise.
    ///
    /// - Parameters:
    ///   - value: The text with every variable filled in.
    ///   - written: The text as the file has it.
    ///   - isExpanded: Whether `value` may hold something that is not to be shown.
    ///   - place: Where the text starts.
    public init(value: String, written: String, isExpanded: Bool = true, place: SourcePlace) {
        self.value = value
        self.written = written
        self.isExpanded = isExpanded
        self.place = place
    }

    /// The text as output may show it: without a `${NAME}` the value, with one as it is written.
    public var shown: String { isExpanded ? written : value }
}

extension LocatedText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text as output may show it.
    public var description: String { shown }

    /// The text as output may show it, in quotes.
    public var debugDescription: String { shown.debugDescription }

    /// Shows the text as output may show it, and its place.
    public var customMirror: Mirror { Mirror(self, children: ["shown": shown, "place": place]) }
}
