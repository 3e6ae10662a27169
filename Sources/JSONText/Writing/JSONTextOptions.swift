/// How JSON is written.
///
/// Without any option it is on one line, without blanks, and with the members in the order in which they came.
public struct JSONTextOptions: OptionSet, Sendable {
    /// The options as bits.
    public let rawValue: Int

    /// Creates options from bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The members of every object in the order of their names, by Unicode scalars.
    public static let sortedKeys = JSONTextOptions(rawValue: 1)

    /// Every member and element on a line of its own, two blanks deeper than what it is in, with ` : ` after names.
    ///
    /// This is the layout of Foundation's encoder.
    public static let pretty = JSONTextOptions(rawValue: 2)
}
