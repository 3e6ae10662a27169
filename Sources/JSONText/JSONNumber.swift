/// A number of JSON as it was written, so that nothing of it is lost.
///
/// JSON sets no bounds on its numbers, and no type of the standard library holds them all. Two numbers are equal when
/// they are written alike; compare ``integer`` or ``double`` to compare what they mean.
public struct JSONNumber: Hashable, Sendable {
    /// The number as JSON writes it.
    public let text: String

    /// Takes over a text that is known to be a number.
    init(checked text: String) {
        self.text = text
    }

    /// Creates a whole number.
    public init(_ integer: some BinaryInteger) {
        text = String(integer)
    }

    /// Creates the number with the fewest digits that reads back as the same; `nil` for infinities and for NaN.
    ///
    /// A whole number gets no decimal point.
    public init?(_ number: some BinaryFloatingPoint & LosslessStringConvertible) {
        guard number.isFinite else { return nil }
        let description = String(number)
        text = description.hasSuffix(".0") ? String(description.dropLast(2)) : description
    }

    /// The number as an `Int`; `nil` when it is none, or too large for one.
    ///
    /// What counts is what the number means: `1.0` and `1e3` are whole.
    public var integer: Int? { exactly(Int.self) }

    /// The nearest `Double`; `nil` for a number beyond all of them.
    public var double: Double? { nearest(Double.self) }

    /// The nearest number of a type; `nil` for a number beyond all of them.
    func nearest<Number: BinaryFloatingPoint & LosslessStringConvertible>(_: Number.Type) -> Number? {
        guard let number = Number(text), number.isFinite else { return nil }
        return number
    }
}

extension JSONNumber {
    /// The number in an integer type; `nil` when it is not whole, or not in the type's range.
    public func exactly<Integer: FixedWidthInteger>(_: Integer.Type) -> Integer? {
        if let integer = Integer(text) { return integer }
        var (digits, scale) = scaledDigits
        while digits.last == 0 {
            digits.removeLast()
            scale = scale.addingReportingOverflow(1).partialValue
        }
        // More digits and zeros than the largest type has: no need to count them out.
        guard !digits.isEmpty else { return 0 }
        guard scale >= 0, scale <= 64, digits.count <= 64 else { return nil }
        return Self.value(of: digits + Array(repeating: 0, count: scale), isNegative: text.utf8.first == .minus)
    }

    /// The digits without leading zeros, and the power of ten that the last of them counts.
    private var scaledDigits: (digits: [UInt8], scale: Int) {
        var digits: [UInt8] = []
        var fraction = 0
        var isFraction = false
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."):
                isFraction = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte - UInt8(ascii: "0")) }
                if isFraction { fraction += 1 }
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                return (digits, Self.exponent(rest) - fraction)
            default: break  // the sign, of which the caller knows
            }
        }
        return (digits, -fraction)
    }

    /// An exponent, or one of its sign that is as good when it is very large.
    private static func exponent(_ text: Substring.UTF8View) -> Int {
        let bound = Int.max / 2
        guard let exponent = Int(String(Substring(text))) else { return text.first == .minus ? -bound : bound }
        return min(max(exponent, -bound), bound)
    }

    private static func value<Integer: FixedWidthInteger>(of digits: [UInt8], isNegative: Bool) -> Integer? {
        var value: Integer = 0
        for digit in digits {
            let shifted = value.multipliedReportingOverflow(by: 10)
            let sum =
                isNegative
                ? shifted.partialValue.subtractingReportingOverflow(Integer(digit))
                : shifted.partialValue.addingReportingOverflow(Integer(digit))
            guard !shifted.overflow, !sum.overflow else { return nil }
            value = sum.partialValue
        }
        return value
    }
}

extension JSONNumber: CustomStringConvertible {
    /// The number as JSON writes it.
    public var description: String { text }
}
