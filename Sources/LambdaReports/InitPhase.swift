/// When an initialisation ran.
///
/// A struct, not an enum: what Lambda may add stays readable.
public struct InitPhase: Hashable, Sendable, CustomStringConvertible {
    /// The word that Lambda writes.
    public let description: String

    /// Creates a phase from Lambda's word for it.
    public init(_ description: String) {
        self.description = description
    }

    /// Before an invocation, which is the usual case.
    public static let initialization = InitPhase("init")

    /// Inside an invocation, because the environment had been reset: nobody's init duration, but part of its duration.
    public static let invocation = InitPhase("invoke")
}
