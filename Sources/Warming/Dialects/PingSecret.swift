/// A secret that a warmed function shares with its warmer.
///
/// It is in no description.
public struct PingSecret: Hashable, Sendable {
    /// The secret itself.
    public let bytes: [UInt8]

    /// Creates a secret.
    ///
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidSecret`` for one shorter than 16 bytes.
    public init(_ text: String) throws(WarmingError) {
        guard text.utf8.count >= 16 else {
            throw WarmingError(.invalidSecret, "The secret is shorter than 16 characters; make it longer.")
        }
        bytes = Array(text.utf8)
    }
}

extension PingSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Three asterisks.
    public var description: String { "***" }

    /// Three asterisks.
    public var debugDescription: String { description }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
