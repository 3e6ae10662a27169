/// How an invocation, an initialisation or a restore ended.
///
/// A struct, not an enum: what Lambda may add stays readable.
public struct InvocationStatus: Hashable, Sendable, CustomStringConvertible {
    /// The word that Lambda writes.
    public let description: String

    /// Creates a status from Lambda's word for it.
    public init(_ description: String) {
        self.description = description
    }

    /// The function answered; lines of text leave this out.
    public static let success = InvocationStatus("success")

    /// The function answered with an error of its own.
    public static let failure = InvocationStatus("failure")

    /// The runtime or the environment broke; the error type says how.
    public static let error = InvocationStatus("error")

    /// The time that was allowed ran out.
    public static let timeout = InvocationStatus("timeout")
}
