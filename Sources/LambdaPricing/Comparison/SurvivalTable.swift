import Glibc

/// How likely it is that a level of environments stays idle for longer than some time.
///
/// Visits come at random (Poisson), each keeps an environment busy for a random time (exponential), and there is always
/// room for one more: an M/M/∞ queue. Its first passage from `level - 1` busy environments to `level` is how long the
/// environment with that number is idle. It is worked out from the chain's generator, of which the exponential is taken
/// by squaring; all terms are positive, so nothing cancels out.
struct SurvivalTable {
    private let size: Int
    private var cells: [Double]

    /// Prepares the chain with `level` states, from nobody busy to `level - 1` busy.
    private init(level: Int, arrivals: Double, departures: Double, seconds: Double) {
        size = level
        cells = Array(repeating: 0, count: level * level)
        let pace = arrivals + Double(level - 1) * departures
        // In steps so short that hardly anything happens in one, which are then doubled.
        let doublings = max(0, Int(log2(max(pace * seconds * 16, 1)).rounded(.up)))
        let step = pace * seconds / exp2(Double(doublings))

        // One jump of the chain, at the pace of its busiest state. What leaves the last state is gone.
        var jump = cells
        for state in 0..<level {
            if state + 1 < level { jump[state * level + state + 1] = arrivals / pace }
            if state > 0 { jump[state * level + state - 1] = Double(state) * departures / pace }
            jump[state * level + state] = 1 - (arrivals + Double(state) * departures) / pace
        }
        var term = Self.identity(level)
        for count in 0...12 {
            if count > 0 { term = Self.product(term, jump, size: level).map { $0 * step / Double(count) } }
            for index in cells.indices { cells[index] += term[index] * exp(-step) }
        }
        for _ in 0..<doublings { cells = Self.product(cells, cells, size: level) }
    }

    /// The chance that the level's environment, which has just become idle, is idle for longer than a time.
    ///
    /// - Parameters:
    ///   - level: Which environment: 1 is the first that a visit takes.
    ///   - arrivals: The visits a second, more than 0.
    ///   - departures: One divided by the seconds that a visit takes.
    ///   - seconds: The time.
    /// - Returns: A chance from 0 to 1.
    static func survival(level: Int, arrivals: Double, departures: Double, seconds: Double) -> Double {
        let table = SurvivalTable(level: level, arrivals: arrivals, departures: departures, seconds: seconds)
        return min(1, table.cells[(level - 1) * level..<level * level].reduce(0, +))
    }

    private static func identity(_ size: Int) -> [Double] {
        (0..<size * size).map { $0 % (size + 1) == 0 ? 1 : 0 }
    }

    private static func product(_ left: [Double], _ right: [Double], size: Int) -> [Double] {
        var product = Array(repeating: 0.0, count: size * size)
        for row in 0..<size {
            for inner in 0..<size where left[row * size + inner] != 0 {
                let factor = left[row * size + inner]
                for column in 0..<size { product[row * size + column] += factor * right[inner * size + column] }
            }
        }
        return product
    }
}
