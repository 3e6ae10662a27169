/// What tells an execution environment from the others of its function: 128 bits that nobody else has drawn.
public struct EnvironmentID: Hashable, Sendable, CustomStringConvertible {
    /// The bits as 32 hexadecimal digits, as they stand in replies.
    public let description: String

    /// Draws an id.
    ///
    /// - Parameter generator: Has to differ between two processes that are started alike.
    public init(using generator: inout some RandomNumberGenerator) {
        let bits = UInt128(generator.next()) << 64 | UInt128(generator.next())
        let digits = String(bits, radix: 16)
        description = String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }

    /// An id from the system's own chance, for a `main` to draw once.
    public static func random() -> EnvironmentID {
        var generator = SystemRandomNumberGenerator()
        return EnvironmentID(using: &generator)
    }
}
