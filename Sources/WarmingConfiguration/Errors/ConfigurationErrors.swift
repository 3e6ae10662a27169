/// Everything that is wrong with a configuration file, in the order of the file.
public struct ConfigurationErrors: Error, Hashable, Sendable {
    /// The errors, at least one, from the top of the file to its end.
    public let errors: [ConfigurationError]

    /// Sorts the errors by their place; of several at one place, the one found first comes first.
    ///
    /// - Parameters:
    ///   - first: An error.
    ///   - others: The other errors, in any order.
    public init(_ first: ConfigurationError, _ others: some Sequence<ConfigurationError> = []) {
        errors = ([first] + others).enumerated()
            .sorted { left, right in
                let (leftPlace, rightPlace) = (left.element.place ?? .start, right.element.place ?? .start)
                return leftPlace == rightPlace ? left.offset < right.offset : leftPlace < rightPlace
            }
            .map(\.element)
    }
}

extension ConfigurationErrors: CustomStringConvertible {
    /// One error on each line, without a trailing newline.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}
