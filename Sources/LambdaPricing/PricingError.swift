/// The reason a price, a usage or a bill was refused.
///
/// Branch on ``code``, which only grows between releases. Show ``message`` to a person: its wording
/// is not part of the API.
public struct PricingError: Error, Hashable, Sendable {
    /// What kind of refusal it is.
    public var code: Code

    /// What is wrong, the value at fault, and what to do.
    ///
    /// One line for each thing that is wrong, no trailing newline.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension PricingError {
    /// A kind of refusal.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as written to logs.
        public let description: String

        /// A text that is no decimal number.
        public static let invalidNumber = Code(description: "invalid-number")

        /// A number with more digits than exact arithmetic has room for.
        public static let tooLarge = Code(description: "too-large")

        /// An amount of usage that is out of its range.
        public static let invalidUsage = Code(description: "invalid-usage")

        /// A price book that cannot be read, or that lacks something.
        public static let invalidPriceBook = Code(description: "invalid-price-book")

        /// A region that the price book does not know.
        public static let unknownRegion = Code(description: "unknown-region")

        /// A meter that does not exist.
        public static let unknownMeter = Code(description: "unknown-meter")
    }
}

extension PricingError: CustomStringConvertible {
    /// The message alone: what a person should read.
    public var description: String { message }
}
