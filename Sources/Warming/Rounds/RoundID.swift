/// The id of a round, which all of its pings carry.
package enum RoundID {
    /// Makes an id.
    ///
    /// - Parameter random: A random number from 0 up to 1.
    /// - Returns: Twelve hexadecimal digits.
    package static func make(random: () -> Double) -> String {
        let number = UInt64(min(max(random(), 0), 1) * Double(1 << 47) * 2)
        let digits = String(number & ((1 << 48) - 1), radix: 16)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }
}
