/// The response statuses that count as an answer.
///
/// Written as in a configuration: single statuses and ranges with commas between them, `200-299,401`.
public struct AcceptedStatuses: Hashable, Sendable {
    /// Every status from 200 to 299.
    public static let success = AcceptedStatuses(uncheckedRanges: [200...299])

    /// Every status there is.
    public static let any = AcceptedStatuses(uncheckedRanges: [100...599])

    /// The accepted ranges, in the order in which they were written.
    public let ranges: [ClosedRange<Int>]

    /// Reads a list of statuses and ranges.
    ///
    /// - Parameter text: Statuses from 100 to 599 and ranges of them, with commas between: `200-299,401`.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidStatuses`` that names the value.
    public init(_ text: some StringProtocol) throws(WarmingError) {
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let range = Self.range(in: part) else {
                throw WarmingError(
                    .invalidStatuses,
                    "'\(text)' is not a list of statuses; write statuses from 100 to 599 and ranges, like 200-299,401."
                )
            }
            ranges.append(range)
        }
        self.ranges = ranges
    }

    private init(uncheckedRanges: [ClosedRange<Int>]) {
        ranges = uncheckedRanges
    }

    /// Whether an answer with this status counts.
    public func contains(_ status: Int) -> Bool {
        ranges.contains { $0.contains(status) }
    }

    private static func range(in text: some StringProtocol) -> ClosedRange<Int>? {
        let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { bound in
            bound.allSatisfy { ("0"..."9").contains($0) } ? Int(bound) : nil
        }
        guard
            (1...2).contains(bounds.count), let first = bounds.first ?? nil, let last = bounds.last ?? nil,
            first <= last, 100...599 ~= first, 100...599 ~= last
        else { return nil }
        return first...last
    }
}

extension AcceptedStatuses: CustomStringConvertible {
    /// The list as a configuration writes it.
    public var description: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }
}
