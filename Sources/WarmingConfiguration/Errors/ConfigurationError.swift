import Warming

/// One thing that is wrong with a configuration file.
///
/// Branch on ``code``, which only grows between releases. Show ``description`` to a person: it is the message with its
/// place in front, as compilers write it, and its wording is not part of the API.
///
/// No message holds what a `${NAME}` expanded to: a value that came out of an expansion is quoted as it was written.
public struct ConfigurationError: Error, Hashable, Sendable {
    /// What kind of thing is wrong.
    public var code: Code

    /// What is wrong, the value at fault, and what to do, on one line.
    public var message: String

    /// The file, as its reader named it.
    public var file: String

    /// The key or the value at fault; `nil` when the file as a whole could not be read.
    public var place: SourcePlace?

    /// Creates an error with its message on one line: control characters and line separators become escapes.
    public init(_ code: Code, _ message: String, file: String, place: SourcePlace?) {
        self.code = code
        self.message = message.escapingControlCharacters
        self.file = file
        self.place = place
    }
}

extension ConfigurationError {
    /// A kind of mistake.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// A file that is missing, that may not be read, or that is no text.
        public static let unreadable = Code(description: "unreadable")

        /// Text that is not YAML.
        public static let syntax = Code(description: "syntax")

        /// YAML that this file does without: anchors, aliases, merge keys, tags and further documents.
        public static let unsupported = Code(description: "unsupported")

        /// A file, a value or a list with nothing in it.
        public static let empty = Code(description: "empty")

        /// A key that means nothing where it stands.
        public static let unknownKey = Code(description: "unknown-key")

        /// A key that has to be there and is not.
        public static let missingKey = Code(description: "missing-key")

        /// A key that is written twice in one mapping.
        public static let duplicateKey = Code(description: "duplicate-key")

        /// A name that two targets have.
        public static let duplicateName = Code(description: "duplicate-name")

        /// A value of another type than its key wants.
        public static let wrongType = Code(description: "wrong-type")

        /// A value of the right type that cannot be used.
        public static let invalidValue = Code(description: "invalid-value")

        /// A `${NAME}` that is not set and has no default, or that is not closed.
        public static let variable = Code(description: "variable")
    }
}

extension ConfigurationError: CustomStringConvertible {
    /// The file, the place and the message: `keepwarm.yaml:7:5: unknown key 'timout'; did you mean 'timeout'?`.
    public var description: String {
        guard let place else { return "\(file): \(message)" }
        return "\(file):\(place.line):\(place.column): \(message)"
    }
}

extension String {
    /// The text on one line, safe to print to a terminal.
    var escapingControlCharacters: String {
        guard unicodeScalars.contains(where: \.breaksLines) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            text += scalar.breaksLines ? scalar.escaped(asASCII: true) : String(scalar)
        }
    }
}
