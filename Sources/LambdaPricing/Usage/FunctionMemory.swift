/// The memory of a function, by which its time is billed.
public struct FunctionMemory: Hashable, Sendable {
    /// The sizes that Lambda allows, in MB of 1,024 KB.
    public static let range = 128...10_240

    /// The smallest size, and Lambda's default: 128 MB.
    public static let least = FunctionMemory(known: range.lowerBound)

    /// The size from which on a function has a whole virtual processor: 1,769 MB.
    public static let wholeProcessor = FunctionMemory(known: 1769)

    /// The size in MB.
    public let megabytes: Int

    private init(known megabytes: Int) {
        self.megabytes = megabytes
    }

    /// Creates a size.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/invalidUsage`` outside ``range``.
    public init(megabytes: Int) throws(PricingError) {
        guard Self.range ~= megabytes else {
            throw PricingError(.invalidUsage, "\(megabytes) MB is no memory that Lambda has; give 128 to 10240 MB.")
        }
        self.megabytes = megabytes
    }

    /// The size in GB, which is exact.
    public var gigabytes: ExactDecimal {
        get throws(PricingError) { try ExactDecimal(megabytes) * Self.oneOf1024 }
    }

    /// A 1,024th.
    static let oneOf1024 = ExactDecimal(coefficient: 9_765_625, scale: 10)
}
