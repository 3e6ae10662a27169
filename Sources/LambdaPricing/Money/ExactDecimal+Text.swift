extension ExactDecimal {
    /// Reads a number: digits with at most one point, `_` between them where one likes.
    ///
    /// - Parameter text: The number, like `43200`, `1_000_000`, `0.0000166667` or `-1.5`.
    /// - Throws: ``PricingError`` with code ``PricingError/Code/invalidNumber`` or ``PricingError/Code/tooLarge``
    ///   that names the value.
    public init(text: some StringProtocol) throws(PricingError) {
        let refusal = PricingError(
            .invalidNumber,
            "'\(text)' is not a number; write digits with a point where one is needed, like 43200 or 0.5."
        )
        var coefficient: Int128 = 0
        var scale = 0
        var hasPoint = false
        var last: UInt8?
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        for byte in digits {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let (shifted, isTooLong) = coefficient.multipliedReportingOverflow(by: 10)
                let (sum, isTooLarge) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
                guard !isTooLong, !isTooLarge, scale < Self.scaleLimit else {
                    throw PricingError(.tooLarge, "'\(text)' has more than 38 digits, too many to be exact.")
                }
                coefficient = sum
                if hasPoint { scale += 1 }
            case UInt8(ascii: ".") where !hasPoint && Self.isDigit(last):
                hasPoint = true
            case UInt8(ascii: "_") where Self.isDigit(last):
                break
            default:
                throw refusal
            }
            last = byte
        }
        guard Self.isDigit(last) else { throw refusal }
        self.init(coefficient: digits.count < text.utf8.count ? -coefficient : coefficient, scale: scale)
    }

    private static func isDigit(_ byte: UInt8?) -> Bool {
        byte.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
    }

    /// The number with a comma after every three digits before the point: `8,100`.
    public var grouped: String { text(isGrouped: true) }

    /// The number with at least so many digits behind the point, and a comma after every three before it.
    ///
    /// - Parameter places: How many digits at least; zeros fill them up.
    /// - Returns: The number as a person reads it: `1,234.50`.
    public func grouped(atLeast places: Int) -> String {
        text(isGrouped: true, atLeast: places)
    }

    /// The number rounded to where its first few digits are, for numbers that would be all zeros in cents.
    ///
    /// - Parameter count: How many digits to keep, counted from the first that is not zero.
    /// - Returns: The rounded number.
    public func rounded(significantDigits count: Int) -> ExactDecimal {
        rounded(places: max(0, scale - String(coefficient.magnitude).count + count))
    }

    private func text(isGrouped: Bool, atLeast places: Int = 0) -> String {
        var digits = String(coefficient.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale - digits.count + 1) + digits }
        var whole = String(digits.dropLast(scale))
        if isGrouped {
            let first = whole.count % 3
            var groups = first > 0 ? [String(whole.prefix(first))] : []
            var rest = whole.dropFirst(first)
            while !rest.isEmpty {
                groups.append(String(rest.prefix(3)))
                rest = rest.dropFirst(3)
            }
            whole = groups.joined(separator: ",")
        }
        let fraction = digits.suffix(scale) + String(repeating: "0", count: max(0, places - scale))
        return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : ".\(fraction)")
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number in full, as `init(text:)` reads it.
    public var description: String { text(isGrouped: false) }
}
