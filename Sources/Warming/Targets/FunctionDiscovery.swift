/// Every Lambda function of an account and region that has a tag.
public struct FunctionDiscovery: Hashable, Sendable {
    /// The key of the tag.
    public let tag: String

    /// The value that the tag must have; `nil` for any, which may then be the number of environments to keep warm.
    public let value: String?

    /// The AWS region; `nil` for the one of the surroundings.
    public let region: String?

    /// The ARN of a role to take on; `nil` for the credentials of the surroundings.
    public let role: String?

    /// What the functions recognise as a ping.
    public let dialect: Dialect

    /// The alias to invoke of each function; `nil` for the unpublished version.
    public let qualifier: String?

    /// Creates a search.
    ///
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidFunction`` for a tag, a region, a role or a
    ///   qualifier that AWS would not take.
    public init(
        tag: String,
        value: String? = nil,
        region: String? = nil,
        role: String? = nil,
        dialect: Dialect = .keepwarm,
        qualifier: String? = nil
    ) throws(WarmingError) {
        guard 1...128 ~= tag.count, !tag.unicodeScalars.contains(where: \.breaksLines) else {
            throw WarmingError(.invalidFunction, "A tag's key has 1 to 128 characters; write one like keepwarm.")
        }
        guard dialect != .raw else {
            throw WarmingError(
                .invalidFunction,
                "Functions that are found by a tag cannot be sent a payload of their own."
            )
        }
        // The rest is held to what one function would be held to.
        let example = try LambdaFunction(
            name: "f",
            qualifier: qualifier,
            region: region,
            role: role,
            dialect: dialect
        )
        self.tag = tag
        self.value = value
        self.region = example.region
        self.role = role
        self.dialect = dialect
        self.qualifier = qualifier
    }

    /// How many environments a function asks for by its tag.
    ///
    /// - Parameters:
    ///   - value: The value of the function's tag.
    ///   - fallback: The number when the value is none.
    /// - Returns: The number; `fallback` when the value is none, and `nil` when the function is not meant: its value is
    ///   another one than the wanted, or one of `0`, `false`, `off` and `no`.
    public func environments(forValue value: String, otherwise fallback: Int) -> Int? {
        if let wanted = self.value { return value == wanted ? fallback : nil }
        if let count = Int(value) { return count >= 1 ? min(count, Target.environmentLimit) : nil }
        return ["false", "off", "no"].contains(value.lowercased()) ? nil : fallback
    }
}

extension FunctionDiscovery: CustomStringConvertible {
    /// The tag: `tag keepwarm`, or `tag keepwarm=true`.
    public var description: String { value.map { "tag \(tag)=\($0)" } ?? "tag \(tag)" }
}
