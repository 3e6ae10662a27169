/// Where a figure of a price book comes from.
public struct PriceSource: Hashable, Sendable {
    /// The name that the book's figures refer to it by.
    public let name: String

    /// The day on which the figure was read there, as `2026-11-22`.
    public let date: String

    /// What it is, in words.
    public let text: String
}
