/// When pings of a month are sent: how many there are, and how far apart.
public struct PingTimes: Hashable, Sendable {
    /// The schedule in words.
    public let name: String

    /// How many rounds the month has.
    public let rounds: Int

    /// The distances from one round to the next, in seconds; one for each round.
    private let gaps: [Int]

    /// Creates times.
    ///
    /// - Parameters:
    ///   - name: The schedule in words.
    ///   - gaps: The seconds from each round to the one after it, the last one to the end of the month.
    public init(name: String, gaps: [Int]) {
        self.name = name
        self.gaps = gaps
        rounds = gaps.count
    }

    /// The shortest distance; 0 without rounds.
    public var shortestGap: Int { gaps.min() ?? 0 }

    /// The seconds of the month during which rounds come at the shortest distance: the hours that the schedule is for.
    public var activeSeconds: Int { rounds * shortestGap }

    /// The seconds of the month during which an environment that every round pings is alive.
    func coveredSeconds(idleLifetime: Double) -> Double {
        gaps.reduce(0) { $0 + min(Double($1), idleLifetime) }
    }

    /// The share of the active hours during which it is.
    func coveredShareOfActiveTime(idleLifetime: Double) -> Double {
        shortestGap > 0 ? min(1, idleLifetime / Double(shortestGap)) : 0
    }

    /// How many rounds come after so long a gap that what they ping has gone cold, unless a visit came.
    func coldRounds(idleLifetime: Double) -> Int {
        gaps.count { Double($0) > idleLifetime }
    }
}
