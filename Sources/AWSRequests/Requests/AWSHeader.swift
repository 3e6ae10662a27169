/// A header of a request or an answer.
public struct AWSHeader: Hashable, Sendable {
    /// The name, in any case.
    public var name: String

    /// The value.
    public var value: String

    /// Creates a header.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [AWSHeader] {
    /// The value of the first header with a name, in any case.
    public func value(of name: String) -> String? {
        let name = name.lowercased()
        return first { $0.name.lowercased() == name }?.value
    }

    /// Replaces all headers with a name by one.
    mutating func set(_ name: String, _ value: String) {
        let lowercased = name.lowercased()
        removeAll { $0.name.lowercased() == lowercased }
        append(AWSHeader(name, value))
    }
}
