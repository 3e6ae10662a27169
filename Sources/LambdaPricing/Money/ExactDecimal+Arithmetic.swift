extension ExactDecimal {
    /// The sum.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge`` when the sum has more digits than there is
    ///   room for.
    public static func + (left: ExactDecimal, right: ExactDecimal) throws(PricingError) -> ExactDecimal {
        let scale = max(left.scale, right.scale)
        let (first, isFirstTooLarge) = left.coefficient.multipliedReportingOverflow(by: power(scale - left.scale))
        let (second, isSecondTooLarge) = right.coefficient.multipliedReportingOverflow(by: power(scale - right.scale))
        let (sum, isSumTooLarge) = first.addingReportingOverflow(second)
        guard !isFirstTooLarge, !isSecondTooLarge, !isSumTooLarge else { throw tooLarge("\(left) + \(right)") }
        return ExactDecimal(coefficient: sum, scale: scale)
    }

    /// The difference.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge`` when it has more digits than there is room
    ///   for.
    public static func - (left: ExactDecimal, right: ExactDecimal) throws(PricingError) -> ExactDecimal {
        // The one number without a counterpart of the other sign is beyond all that the arithmetic gives out.
        let (opposite, isTooLarge) = Int128.zero.subtractingReportingOverflow(right.coefficient)
        guard !isTooLarge else { throw tooLarge("\(left) - \(right)") }
        return try left + ExactDecimal(coefficient: opposite, scale: right.scale)
    }

    /// The product.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge`` when it has more digits than there is room
    ///   for.
    public static func * (left: ExactDecimal, right: ExactDecimal) throws(PricingError) -> ExactDecimal {
        let (product, isTooLarge) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
        let scale = left.scale + right.scale
        guard !isTooLarge, product == 0 || scale <= scaleLimit else { throw tooLarge("\(left) × \(right)") }
        return product == 0 ? .zero : ExactDecimal(coefficient: product, scale: scale)
    }

    /// Adds a number.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge`` when the sum has more digits than there is
    ///   room for.
    public static func += (left: inout ExactDecimal, right: ExactDecimal) throws(PricingError) {
        left = try left + right
    }

    /// The number divided by a power of ten, which only moves the point.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/tooLarge`` when there are too many digits behind the
    ///   point.
    func shifted(byPlaces places: Int) throws(PricingError) -> ExactDecimal {
        guard scale + places <= Self.scaleLimit else { throw Self.tooLarge("\(self) ÷ 10^\(places)") }
        return ExactDecimal(coefficient: coefficient, scale: scale + places)
    }

    /// The number rounded to so many digits behind the point, halves away from zero, as cents are.
    public func rounded(places: Int) -> ExactDecimal {
        guard places < scale else { return self }
        let unit = Self.power(scale - places)
        let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: unit)
        // Against half of the unit, since twice the remainder may be too large.
        let isUp = remainder.magnitude >= (unit / 2).magnitude
        return ExactDecimal(coefficient: quotient + (isUp ? coefficient.signum() : 0), scale: places)
    }

    private static func tooLarge(_ expression: String) -> PricingError {
        PricingError(.tooLarge, "\(expression) has more than 38 digits, too many to be exact; give smaller numbers.")
    }
}
