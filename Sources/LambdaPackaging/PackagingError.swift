/// The reason a package for Lambda could not be made.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording
/// is not part of the API.
public struct PackagingError: Error, Hashable, Sendable {
    /// What kind of reason it is.
    public var code: Code

    /// What is wrong, the value at fault, and what to do; a line for each thing that is wrong.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension PackagingError {
    /// A kind of reason.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// A file to be packaged that is missing, or that cannot be read.
        public static let unreadableFile = Code(description: "unreadable-file")

        /// A folder that is to take the package, and that is not there.
        public static let missingFolder = Code(description: "missing-folder")

        /// A package that could not be written where it was to go.
        public static let unwritableFile = Code(description: "unwritable-file")

        /// A folder without the sources of the function.
        public static let missingSources = Code(description: "missing-sources")

        /// A build for what this machine does not build for.
        public static let unsupportedBuild = Code(description: "unsupported-build")

        /// Sources that could not be built.
        public static let buildFailed = Code(description: "build-failed")

        /// A file that is no executable of Linux, or a damaged one.
        public static let notAnExecutable = Code(description: "not-an-executable")

        /// An executable for another architecture than the function has.
        public static let wrongArchitecture = Code(description: "wrong-architecture")

        /// An executable that would not start on Lambda, or that brings what no function should.
        public static let unsuitableExecutable = Code(description: "unsuitable-executable")

        /// A package beyond what Lambda takes.
        public static let tooLarge = Code(description: "too-large")

        /// Two files of the same name, or a name that a zip should not have.
        public static let invalidEntry = Code(description: "invalid-entry")
    }
}

extension PackagingError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
