/// The reason the emulator could not be set up.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording
/// is not part of the API. What goes wrong with one invocation is no error of this kind: see ``InvocationOutcome``.
public struct EmulatorError: Error, Hashable, Sendable {
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

extension EmulatorError {
    /// A kind of reason.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// Creates a code.
        public init(description: String) {
            self.description = description
        }

        /// The system has no thread, process, port or file descriptor left.
        public static let outOfResources = Code(description: "out-of-resources")

        /// A setting that is out of its range.
        public static let invalidSetting = Code(description: "invalid-setting")

        /// A function that cannot be run as it is described.
        public static let invalidFunction = Code(description: "invalid-function")

        /// A log that cannot be written.
        public static let unwritableLog = Code(description: "unwritable-log")
    }
}

extension EmulatorError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
