import WarmingConfiguration

/// A text with its place in a file.
struct LocatedValue: Hashable, Sendable {
    /// The text.
    var text: String

    /// Where it starts.
    var place: SourcePlace
}
