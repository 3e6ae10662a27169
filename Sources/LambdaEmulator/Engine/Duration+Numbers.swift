extension Duration {
    /// In whole milliseconds, rounded down.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// In seconds with two digits behind the point, as Lambda has it in `timed out after 3.00 seconds`.
    var secondsText: String {
        let hundredths = (milliseconds + 5) / 10
        let rest = String(hundredths % 100)
        return "\(hundredths / 100).\(rest.count < 2 ? "0" + rest : rest)"
    }

    /// The nearest multiple of some microseconds.
    func rounded(toMicroseconds step: Int) -> Duration {
        let microseconds = Int64(step)
        let unit = microseconds * 1_000_000_000_000
        let (seconds, attoseconds) = components
        return .seconds(seconds) + .microseconds((attoseconds + unit / 2) / unit * microseconds)
    }
}
