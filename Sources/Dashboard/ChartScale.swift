import Glibc
import Warming

/// How high on a chart a number stands, and which numbers are written beside it.
struct ChartScale {
    /// A number that is written beside the chart.
    struct Tick {
        var value: Double
        var label: String
    }

    /// The numbers beside the chart, from below.
    let ticks: [Tick]

    private let isLogarithmic: Bool
    private let lowest: Double
    private let highest: Double

    /// Where a number stands, from 0 at the bottom to 1 at the top.
    func position(of value: Double) -> Double {
        let share =
            isLogarithmic
            ? (log10(max(value, lowest)) - log10(lowest)) / (log10(highest) - log10(lowest))
            : (value - lowest) / (highest - lowest)
        return min(max(share, 0), 1)
    }

    /// A scale of milliseconds from none to a longest.
    static func durations(upTo longest: Double) -> ChartScale {
        ChartScale(upTo: max(longest, 1)) { Duration.microseconds(Int64(($0 * 1000).rounded())).shortWords }
    }

    /// A scale of whole things.
    static func counts(upTo most: Double) -> ChartScale {
        ChartScale(upTo: max(most, 2), leastStep: 1) { $0.tenths }
    }

    /// A scale of milliseconds on which each step is ten times the one below.
    static func latencies(from shortest: Double, upTo longest: Double) -> ChartScale {
        var lowest = 0.01
        while lowest * 10 <= shortest { lowest *= 10 }
        var values = [lowest]
        while let last = values.last, last < longest || values.count < 2 { values.append(last * 10) }
        return ChartScale(
            ticks: values.map {
                Tick(value: $0, label: Duration.microseconds(Int64(($0 * 1000).rounded())).shortWords)
            },
            isLogarithmic: true,
            lowest: lowest,
            highest: values.last ?? lowest * 10
        )
    }

    private init(ticks: [Tick], isLogarithmic: Bool, lowest: Double, highest: Double) {
        self.ticks = ticks
        self.isLogarithmic = isLogarithmic
        self.lowest = lowest
        self.highest = highest
    }

    /// A scale from none up to the first round number that is not below the most.
    private init(upTo most: Double, leastStep: Double = 0, label: (Double) -> String) {
        var power = 1.0
        while power * 10 <= most { power *= 10 }
        let steps = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2.5].map { $0 * power }
        let step =
            steps.first { $0 >= leastStep && $0 * 5 >= most && (leastStep == 0 || $0 == $0.rounded()) } ?? power * 5
        let count = Int((most / step).rounded(.up))
        self.init(
            ticks: (0...count).map { Tick(value: Double($0) * step, label: label(Double($0) * step)) },
            isLogarithmic: false,
            lowest: 0,
            highest: Double(count) * step
        )
    }
}
