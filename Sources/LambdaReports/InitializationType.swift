/// Why Lambda initialised an environment; also what a function finds in `AWS_LAMBDA_INITIALIZATION_TYPE`.
///
/// A struct, not an enum: what Lambda may add stays readable.
public struct InitializationType: Hashable, Sendable, CustomStringConvertible {
    /// The word that Lambda writes.
    public let description: String

    /// Creates a type from Lambda's word for it.
    public init(_ description: String) {
        self.description = description
    }

    /// For a request, or in expectation of one.
    public static let onDemand = InitializationType("on-demand")

    /// For concurrency that is provisioned, and paid for by the hour.
    public static let provisionedConcurrency = InitializationType("provisioned-concurrency")

    /// For a snapshot, from which environments are restored later.
    public static let snapStart = InitializationType("snap-start")
}
