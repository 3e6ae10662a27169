/// What the body of an alert looks like.
///
/// A struct, not a public enum, so that a later release can add a format without breaking callers.
public struct AlertFormat: Hashable, Sendable, CustomStringConvertible {
    /// The name, as a configuration writes it.
    public let description: String

    /// Everything that is known, for programs: the format of `docs/configuration.md`, with a version.
    public static let json = AlertFormat(description: "json")

    /// One text, for the incoming webhooks of Slack, and of Mattermost and others that follow it.
    public static let slack = AlertFormat(description: "slack")

    /// Every format.
    public static let all = [json, slack]

    private init(description: String) {
        self.description = description
    }

    /// Reads a name.
    ///
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidAlert`` when there is no such format.
    public init(_ name: String) throws(WarmingError) {
        guard let format = Self.all.first(where: { $0.description == name }) else {
            let names = Self.all.map(\.description).joined(separator: " or ")
            throw WarmingError(.invalidAlert, "'\(name)' is not a format of alerts; write \(names).")
        }
        self = format
    }
}
