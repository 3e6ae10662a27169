/// The reason that a Lambda function's process cannot go on.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording
/// is not part of the API. What a handler throws is never one of these: it is the failure of that invocation alone.
public struct LambdaRuntimeError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    public var code: Code

    /// What is wrong, the value at fault, and what to do.
    ///
    /// One line, without a trailing newline.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension LambdaRuntimeError {
    /// A kind of failure.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// `AWS_LAMBDA_RUNTIME_API` is missing, or is no host and port.
        public static let invalidAddress = Code(description: "invalid-address")

        /// What runs before the first invocation failed.
        public static let initializationFailed = Code(description: "initialization-failed")

        /// No connection to the Runtime API can be had.
        public static let unreachable = Code(description: "unreachable")

        /// The Runtime API closed the connection in the middle of a request.
        public static let disconnected = Code(description: "disconnected")

        /// The Runtime API answered with something that is no HTTP, or no invocation.
        public static let invalidResponse = Code(description: "invalid-response")

        /// The Runtime API refused a request, so that the process must end.
        public static let refused = Code(description: "refused")
    }
}

extension LambdaRuntimeError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
