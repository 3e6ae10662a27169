import Warming

extension Duration {
    /// A measured time as a person reads it: `0.8 ms`, `301 ms`, `1.402 s`, `83.1 s`.
    public var words: String {
        let milliseconds = self.milliseconds
        if milliseconds < 9.95 { return "\(Self.fixed(milliseconds, decimals: 1)) ms" }
        if milliseconds < 999.5 { return "\(Self.fixed(milliseconds, decimals: 0)) ms" }
        if milliseconds < 9_999.5 { return "\(Self.fixed(milliseconds / 1000, decimals: 3)) s" }
        return "\(Self.fixed(milliseconds / 1000, decimals: 1)) s"
    }

    /// A number with so many decimals, rounded to the nearest.
    static func fixed(_ value: Double, decimals: Int) -> String {
        let scale = [1, 10, 100, 1000][decimals]
        let scaled = Int((value * Double(scale)).rounded())
        guard decimals > 0 else { return "\(scaled)" }
        let fraction = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }
}
