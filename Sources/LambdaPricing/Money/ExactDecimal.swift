/// A decimal number that is never rounded behind one's back.
///
/// It has up to 38 digits, wherever its point stands. What needs more is refused by the arithmetic, so that a number
/// which is there is the right one. A quadrillion invocations of a function with the most memory and the longest time
/// that Lambda allows still have an exact price.
///
/// Binary floating point has no 0.1, and sums of cents in it end in odd digits.
public struct ExactDecimal: Hashable, Sendable {
    /// The digits, without the point, and the sign.
    let coefficient: Int128

    /// How many of the digits stand behind the point; the last of them is not zero.
    let scale: Int

    /// The most digits behind the point.
    static let scaleLimit = 38

    /// Nothing.
    public static let zero = ExactDecimal(0)

    /// Creates a whole number.
    public init(_ integer: Int) {
        coefficient = Int128(integer)
        scale = 0
    }

    /// Creates a number out of its hundredths: cents, or percents.
    public init(hundredths: Int) {
        self.init(coefficient: Int128(hundredths), scale: 2)
    }

    /// Creates a number out of digits and the place of the point.
    ///
    /// - Parameters:
    ///   - coefficient: The digits and the sign.
    ///   - scale: How many of them stand behind the point, from 0 to ``scaleLimit``.
    init(coefficient: Int128, scale: Int) {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, case (let quotient, let remainder) = coefficient.quotientAndRemainder(dividingBy: 10),
            remainder == 0
        {
            coefficient = quotient
            scale -= 1
        }
        self.coefficient = coefficient
        self.scale = scale
    }

    /// Takes over an estimate, which is not exact to begin with.
    ///
    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - places: To how many digits behind the point it is rounded, from 0 to 9.
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge`` for infinities, for NaN and for numbers
    ///   that have too many digits.
    public init(estimate: Double, places: Int) throws(PricingError) {
        let scaled = (estimate * Double(Self.power(places))).rounded()
        guard scaled.isFinite, let coefficient = Int128(exactly: scaled) else {
            throw PricingError(.tooLarge, "\(estimate) is too large an estimate to be worked with.")
        }
        self.init(coefficient: coefficient, scale: places)
    }

    /// Whether the number is less than zero.
    public var isNegative: Bool { coefficient < 0 }

    /// The nearest `Double`, for estimates and for drawing.
    public var double: Double { Double(coefficient) / Double(Self.power(scale)) }

    /// A power of ten.
    static func power(_ exponent: Int) -> Int128 {
        var power: Int128 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
    /// Creates a whole number.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension ExactDecimal: Comparable {
    /// Whether one number is less than the other, by what they mean.
    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        let (leftWhole, leftFraction) = left.parts
        let (rightWhole, rightFraction) = right.parts
        if leftWhole != rightWhole { return leftWhole < rightWhole }
        // Both fractions have at most 38 digits once they are of equal length, which is what an Int128 holds.
        let scale = max(left.scale, right.scale)
        return leftFraction * power(scale - left.scale) < rightFraction * power(scale - right.scale)
    }

    private var parts: (whole: Int128, fraction: Int128) {
        let (whole, fraction) = coefficient.quotientAndRemainder(dividingBy: Self.power(scale))
        return (whole, fraction)
    }
}
