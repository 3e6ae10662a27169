/// How well a round went, in one word.
///
/// A struct, not a public enum, so that a later release can add a word without breaking callers.
public struct RoundHealth: Hashable, Sendable, CustomStringConvertible {
    /// The stable name, as JSON and logs write it.
    public let description: String

    /// Every target answered, warm where it was warmed before, from as many environments as it asks for.
    public static let good = RoundHealth(description: "good")

    /// Fewer environments answered than some target asks for.
    public static let short = RoundHealth(description: "short")

    /// An environment that was warmed in the round before was cold: warming failed since then.
    public static let cold = RoundHealth(description: "cold")

    /// A ping failed, or a part of the round could not be handed on.
    public static let failed = RoundHealth(description: "failed")
}

extension RoundReport {
    /// How well the round went: the worst that holds for one of its targets.
    public var health: RoundHealth {
        if !isAnswered || slice?.failures.isEmpty == false { return .failed }
        if unexpectedColdCount > 0 { return .cold }
        return targets.allSatisfy(\.coverage.isReached) ? .good : .short
    }

    /// How many pings were cold though their environments were warmed in the round before.
    public var unexpectedColdCount: Int { targets.reduce(0) { $0 + $1.unexpectedColdCount } }

    /// How many pings were cold, as far as answers tell; `nil` when no answer tells.
    public var coldCount: Int? {
        let counts = targets.compactMap(\.coverage.cold)
        return counts.isEmpty ? nil : counts.reduce(0, +)
    }

    /// What Lambda bills for the round's pings; `nil` when no answer tells.
    public var billedDuration: Duration? {
        let bills = targets.compactMap(\.coverage.billedDuration)
        return bills.isEmpty ? nil : bills.reduce(.zero, +)
    }
}
