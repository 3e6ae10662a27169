import Chance

/// The idle environments of one version of a function.
///
/// An environment is a number here: the later one was started, the higher it is.
struct IdlePool: Hashable, Sendable {
    /// In the order in which they became idle.
    private var environments: [Int] = []

    /// How many there are.
    var count: Int { environments.count }

    /// An environment became idle.
    mutating func add(_ environment: Int) {
        environments.append(environment)
    }

    /// An environment is idle no longer, for another reason than ``take(_:using:)``.
    mutating func remove(_ environment: Int) {
        environments.removeAll { $0 == environment }
    }

    /// Takes one for an invocation; `nil` when there is none.
    mutating func take(_ choice: EnvironmentChoice, using generator: inout SeededGenerator) -> Int? {
        guard !environments.isEmpty else { return nil }
        switch choice {
        case .mostRecentlyUsed: return environments.removeLast()
        case .leastRecentlyUsed: return environments.removeFirst()
        case .newest: return takeFirst { $0.max() }
        case .oldest: return takeFirst { $0.min() }
        case .random: return environments.remove(at: Int(generator.chance() * Double(environments.count)))
        }
    }

    private mutating func takeFirst(_ choose: ([Int]) -> Int?) -> Int? {
        guard let chosen = choose(environments) else { return nil }
        remove(chosen)
        return chosen
    }
}
