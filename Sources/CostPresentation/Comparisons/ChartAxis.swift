import LambdaPricing

/// An axis that begins at zero, with round numbers on it.
struct ChartAxis {
    /// The last number on it.
    let end: Double

    /// All numbers on it, in order.
    let ticks: [Double]

    private let places: Int

    /// Finds round numbers up to one that is not less than a value.
    init(upTo value: Double) {
        let value = value > 0 && value.isFinite ? value : 1
        var step = 1.0
        var places = 0
        while step * 4 >= value * 2 {
            step /= 10
            places += 1
        }
        while step * 4 < value { step *= 10 }
        // From here a tenth, a fifth or a half of the step may do as well, with no more than five of them.
        for part in [0.1, 0.2, 0.25, 0.5, 1] where step * part * 5 >= value {
            if part < 1, step * part < 1 { places += part == 0.25 ? 2 : 1 }
            step *= part
            break
        }
        let count = Int((value / step).rounded(.up))
        ticks = (0...count).map { Double($0) * step }
        end = Double(count) * step
        self.places = places
    }

    /// A number on the axis.
    func text(of tick: Double) -> String {
        let number = (try? ExactDecimal(estimate: tick, places: min(places, 9))) ?? .zero
        return tick == 0 ? "0" : number.grouped(atLeast: min(places, 9))
    }
}
