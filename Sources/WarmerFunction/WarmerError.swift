public import LambdaRuntime

/// The reason the function could not do what it was asked for.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording is not part of the
/// API.
public struct WarmerError: Error, Hashable, Sendable {
    /// What kind of reason it is.
    public var code: Code

    /// What is wrong, the value at fault, and what to do.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension WarmerError {
    /// A kind of reason.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as Lambda's error type has it.
        public let description: String

        /// A configuration with mistakes.
        public static let invalidConfiguration = Code(description: "InvalidConfiguration")

        /// An event that asks for nothing that can be done.
        public static let invalidEvent = Code(description: "InvalidEvent")
    }
}

extension WarmerError: InvocationError {
    /// The error's type, as the caller of the function sees it: `Function.InvalidEvent`.
    public var errorType: String { "Function.\(code)" }

    /// What the caller sees: the message.
    public var errorMessage: String { message }
}

extension WarmerError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
