/// A number without a sign as log lines write it, with the unit that stood behind it: `128.83 ms`, `74 MB`.
struct DecimalNumber {
    /// What stands before the point; at most twelve digits.
    private(set) var whole: Int64 = 0

    /// What stands behind the point, in millionths.
    private(set) var millionths: Int64 = 0

    /// Reads a number of this unit that fills the range; `nil` if anything else stands there.
    ///
    /// The unit is what shows that the number is all there: of `128.83 ms` cut short, nothing can be read.
    init?(_ line: Span<UInt8>, in range: Range<Int>, unit: StaticString) {
        var position = range.lowerBound
        func digits(_ limit: Int, into value: inout Int64) -> Int? {
            let start = position
            while position < range.upperBound, line[position].isDigit {
                guard position - start < limit else { return nil }
                value = value * 10 + Int64(line[position] - UInt8(ascii: "0"))
                position += 1
            }
            return position > start ? position - start : nil
        }

        guard digits(12, into: &whole) != nil else { return nil }
        if position < range.upperBound, line[position] == UInt8(ascii: ".") {
            position += 1
            guard let decimals = digits(6, into: &millionths) else { return nil }
            for _ in decimals..<6 { millionths *= 10 }
        }
        guard
            position < range.upperBound, line[position] == UInt8(ascii: " "),
            line.has(unit, in: position + 1..<range.upperBound)
        else { return nil }
    }
}
