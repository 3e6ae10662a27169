/// The reason a text was not read as JSON.
///
/// Branch on ``code``, which only grows between releases. Show ``reason`` to a person: its wording is not part of the
/// API. Nothing of the text is ever quoted, since it may hold secrets.
public struct JSONError: Error, Hashable, Sendable {
    /// What kind of mistake it is.
    public var code: Code

    /// What is wrong, in words that a place may follow or go before.
    public var reason: String

    /// The byte at which it was noticed, counted from 0; as many as there are when something is missing at the end.
    public var offset: Int

    /// Creates an error.
    public init(_ code: Code, _ reason: String, offset: Int) {
        self.code = code
        self.reason = reason
        self.offset = offset
    }

    /// The line and the column in the text that was read, which is counted through up to there.
    public func place(in bytes: some Collection<UInt8>) -> JSONPlace {
        JSONPlace(ofByte: offset, in: bytes)
    }
}

extension JSONError {
    /// A kind of mistake.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// The text ends before its value does; more of it could mend that.
        public static let unexpectedEnd = Code(description: "unexpected-end")

        /// Something stands where JSON wants something else.
        public static let unexpectedCharacter = Code(description: "unexpected-character")

        /// A number that JSON writes in another way, or not at all.
        public static let invalidNumber = Code(description: "invalid-number")

        /// A text with a control character or an escape that does not exist.
        public static let invalidString = Code(description: "invalid-string")

        /// Bytes that are no UTF-8, or half of a surrogate pair.
        public static let invalidUnicode = Code(description: "invalid-unicode")

        /// Lists and objects in one another, more than ``JSONParser/depthLimit`` deep.
        public static let tooDeep = Code(description: "too-deep")

        /// A value of another kind or range than a type asks for.
        public static let mismatch = Code(description: "mismatch")
    }
}

extension JSONError: CustomStringConvertible {
    /// The reason and the place: what a person should read.
    public var description: String { "\(reason), at byte \(offset)" }
}
