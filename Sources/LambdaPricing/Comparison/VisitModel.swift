import Glibc

/// How often the visits of one function find no warm environment.
///
/// A visit is taken to get the environment that was used last: AWS does not say which it gets, and this fits what has
/// been measured. So environments form a stack, of which the second works only while the first is busy. Each level of
/// the stack has a life of its own: a visit that needs it is cold when the level was idle for longer than an
/// environment lasts.
public struct VisitModel: Hashable, Sendable {
    /// The share of all visits that need each level, the first first: so many others are busy when they come.
    public let needs: [Double]

    /// The chance that a level that nobody pings has gone cold by the time it is needed.
    public let coldChances: [Double]

    /// The most environments that may be busy at once on average.
    public static let busyLimit = 20.0

    /// Works out the levels.
    ///
    /// - Parameters:
    ///   - visitsPerSecond: How often visits come, at random.
    ///   - busySeconds: How long each takes.
    ///   - idleLifetime: For how many seconds an idle environment lasts.
    /// - Throws: ``PricingError`` with code ``PricingError/Code/invalidUsage`` for numbers that are not positive, and
    ///   for so many visits that a cold one is not what matters.
    public init(visitsPerSecond: Double, busySeconds: Double, idleLifetime: Double) throws(PricingError) {
        guard visitsPerSecond >= 0, busySeconds > 0, idleLifetime > 0 else {
            throw PricingError(.invalidUsage, "Visits, their duration and an idle lifetime must be more than nothing.")
        }
        let busy = visitsPerSecond * busySeconds
        guard busy <= Self.busyLimit else {
            throw PricingError(
                .invalidUsage,
                "With more than \(Int(Self.busyLimit)) environments busy at a time, cold starts are no question of warming; "
                    + "give fewer visits, or more functions to share them."
            )
        }
        var needs: [Double] = []
        var coldChances: [Double] = []
        var share = exp(-busy)
        while share > 1e-12 || Double(needs.count) < busy {
            needs.append(share)
            coldChances.append(
                visitsPerSecond == 0
                    ? 1
                    : SurvivalTable.survival(
                        level: needs.count,
                        arrivals: visitsPerSecond,
                        departures: 1 / busySeconds,
                        seconds: idleLifetime
                    )
            )
            share *= busy / Double(needs.count)
        }
        self.needs = needs
        self.coldChances = coldChances
    }

    /// The share of visits that start cold.
    ///
    /// - Parameters:
    ///   - kept: How many environments something keeps warm.
    ///   - share: For which share of the time it does, from 0 to 1.
    /// - Returns: A share from 0 to 1.
    public func coldShare(keeping kept: Int = 0, forShare share: Double = 1) -> Double {
        var sum = 0.0
        for (level, need) in needs.enumerated() {
            sum += need * coldChances[level] * (level < kept ? 1 - share : 1)
        }
        return sum
    }

    /// The share of visits that find one of the first environments free.
    func servedShare(by environments: Int) -> Double {
        min(1, needs.prefix(environments).reduce(0, +))
    }
}
