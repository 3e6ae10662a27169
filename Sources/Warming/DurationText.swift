extension Duration {
    /// Reads a duration as people write it in a configuration: `300ms`, `10s`, `5m`, `2h`, `1.5s`.
    ///
    /// - Parameter text: A number with at most three decimals and one unit out of `ms`, `s`, `m` and `h`.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidDuration`` that names the value.
    public init(text: some StringProtocol) throws(WarmingError) {
        let refusal = WarmingError(
            .invalidDuration,
            "'\(text)' is not a duration; write a number and a unit, like 300ms, 10s, 5m or 2h."
        )
        guard let unitStart = text.firstIndex(where: { $0.isLetter }) else { throw refusal }
        let unit: Int64
        switch text[unitStart...] {
        case "ms": unit = 1
        case "s": unit = 1000
        case "m": unit = 60 * 1000
        case "h": unit = 60 * 60 * 1000
        default: throw refusal
        }

        let parts = text[..<unitStart].split(separator: ".", omittingEmptySubsequences: false)
        guard
            (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }),
            let whole = Int64(parts[0]), whole <= 1_000_000_000
        else { throw refusal }
        var milliseconds = whole * unit
        if parts.count == 2 {
            guard parts[1].count <= 3, let fraction = Int64(parts[1]) else { throw refusal }
            let scale: Int64 = parts[1].count == 1 ? 10 : parts[1].count == 2 ? 100 : 1000
            milliseconds += fraction * unit / scale
        }
        self = .milliseconds(milliseconds)
    }

    /// Reads a length of time that may be days or weeks, as one looks back on a history: `36h`, `7d`, `4w`.
    ///
    /// - Parameter text: A whole number of `d` or `w`, at most 36,600, or what ``init(text:)`` reads.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidDuration`` that names the value; also for no time
    ///   at all.
    public init(longText text: String) throws(WarmingError) {
        for (unit, days) in [("d", 1), ("w", 7)] where text.hasSuffix(unit) {
            guard text.first?.isASCIIDigit == true, let count = Int(text.dropLast()), 1...36_600 ~= count else { break }
            self = .seconds(86_400 * days * count)
            return
        }
        guard let duration = try? Duration(text: text), duration > .zero else {
            throw WarmingError(
                .invalidDuration,
                "'\(text)' is no length of time; write it like 24h, 7d or 4w."
            )
        }
        self = duration
    }

    /// The duration in whole milliseconds, rounded to the nearest.
    public var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + (attoseconds < 0 ? -1 : 1) * 500_000_000_000_000) / 1_000_000_000_000_000
    }

    /// The duration in milliseconds, with its fraction.
    public var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1000 + Double(attoseconds) / 1e15
    }

    /// The duration as this project writes it, in the shortest unit that is exact: `300ms`, `10s`, `5m`, `2h`.
    public var text: String {
        let milliseconds = wholeMilliseconds
        for (unit, name) in [(3_600_000, "h"), (60_000, "m"), (1000, "s")] as [(Int64, String)]
        where milliseconds != 0 && milliseconds % unit == 0 {
            return "\(milliseconds / unit)\(name)"
        }
        return "\(milliseconds)ms"
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
