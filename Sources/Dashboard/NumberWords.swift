import Presentation
import Warming

extension Int {
    /// The count with its thing: `1 round`, `2,000 rounds`.
    func of(_ thing: String) -> String { self == 1 ? "1 \(thing)" : "\(grouped) \(thing)s" }

    /// The share that it is in percent; to a tenth where it is small, and never 0 for something or 100 for less than all.
    func share(of total: Int) -> String {
        guard total > 0 else { return "–" }
        let percent = Double(self) / Double(total) * 100
        if self > 0, percent < 0.1 { return "< 0.1 %" }
        if self < total, percent > 99.9 { return "> 99.9 %" }
        return "\(percent.tenths) %"
    }

    /// The number with a comma after each thousand.
    var grouped: String {
        let digits = String(magnitude)
        var text = self < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }
}

extension Double {
    /// The number with one decimal, or with none where that is the same.
    var tenths: String { written(scale: 10) }

    /// The number with two decimals at most.
    var hundredths: String { written(scale: 100) }

    /// The number with two decimals at most, and never more than it is: what is nearly reached is not reached.
    var hundredthsBelow: String {
        // A part of a billionth makes up for quotients that are a little below the whole number they stand for.
        (((self + 1e-9) * 100).rounded(.down) / 100).written(scale: 100)
    }

    private func written(scale: Int) -> String {
        let value = Int((Swift.min(Swift.max(self, -1e9), 1e9) * Double(scale)).rounded())
        var text = "\(value < 0 ? "-" : "")\(abs(value) / scale)"
        var rest = abs(value) % scale
        guard rest > 0 else { return text }
        text += "."
        var place = scale / 10
        while rest > 0, place > 0 {
            text += "\(rest / place)"
            rest %= place
            place /= 10
        }
        return text
    }
}

extension Duration {
    /// A length of time on a scale: `0`, `50 ms`, `1.5 s`, `2 min`.
    var shortWords: String {
        let milliseconds = self.milliseconds
        if milliseconds == 0 { return "0" }
        if milliseconds < 1 { return "\((milliseconds * 1000).tenths) µs" }
        if milliseconds < 1000 { return "\(milliseconds.hundredths) ms" }
        if milliseconds < 120_000 { return "\((milliseconds / 1000).hundredths) s" }
        return "\((milliseconds / 60_000).hundredths) min"
    }

    /// A sum of lengths of time: as they are each, and in minutes or hours where that is too long to read.
    var longWords: String {
        let seconds = Int(components.seconds)
        if seconds < 120 { return words }
        if seconds < 7200 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\((seconds / 3600).grouped) h \(seconds % 3600 / 60) min"
    }
}
