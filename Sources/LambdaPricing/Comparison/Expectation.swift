/// What can be expected of each way: its usage, and its cold visits.
struct Expectation {
    let given: ComparisonCase

    /// A part of the month in which visits come equally often.
    struct Regime {
        var visits: Double
        var model: VisitModel
    }

    /// What a way comes to.
    struct Outcome {
        var usage: Usage?
        var coldVisits: Double
        var waitedSeconds: Double
        var assumption: String
    }

    /// Working hours.
    let inHours: Regime

    /// The rest of the month.
    let outOfHours: Regime

    var regimes: [Regime] { [inHours, outOfHours] }

    init(_ given: ComparisonCase) throws(PricingError) {
        try given.check()
        self.given = given
        inHours = try Self.regime(of: given, isInHours: true, duration: given.duration)
        outOfHours = try Self.regime(of: given, isInHours: false, duration: given.duration)
    }

    /// A regime as one function sees it, with its visits of all functions.
    private static func regime(
        of given: ComparisonCase,
        isInHours: Bool,
        duration: Duration
    ) throws(PricingError) -> Regime {
        let visits = Double(given.visits) * (isInHours ? given.shareInHours : 1 - given.shareInHours)
        let seconds = isInHours ? given.hours.activeSeconds : given.monthSeconds - given.hours.activeSeconds
        let model = try VisitModel(
            visitsPerSecond: visits / Double(given.environments.count) / Double(seconds),
            busySeconds: duration.estimatedSeconds,
            idleLifetime: given.idleLifetime.estimatedSeconds
        )
        return Regime(visits: visits, model: model)
    }

    /// The visits of a regime that start cold.
    ///
    /// - Parameters:
    ///   - regime: The regime.
    ///   - share: For which share of the regime's time environments are kept warm.
    ///   - kept: How many are, of a function that asks for so many.
    /// - Returns: An expected number.
    func coldVisits(in regime: Regime, share: Double = 1, keeping kept: (Int) -> Int = { _ in 0 }) -> Double {
        let visits = regime.visits / Double(given.environments.count)
        return given.environments.reduce(0) {
            $0 + visits * regime.model.coldShare(keeping: kept($1), forShare: share)
        }
    }

    /// All visits on demand, so many of them cold.
    func visitUsage(
        cold: Double,
        start: Duration? = nil,
        duration: Duration? = nil,
        memory: FunctionMemory? = nil
    ) throws(PricingError) -> Usage {
        try visitUsage(ExactDecimal(given.visits), cold: cold, start: start, duration: duration, memory: memory)
    }

    func visitUsage(
        _ visits: ExactDecimal,
        cold: Double,
        start: Duration? = nil,
        duration: Duration? = nil,
        memory: FunctionMemory? = nil
    ) throws(PricingError) -> Usage {
        try FunctionUsage(
            purpose: "visits",
            invocations: visits,
            coldStarts: min(visits, try ExactDecimal(estimate: cold, places: 3)),
            duration: duration ?? given.duration,
            initDuration: start ?? given.initDuration,
            memory: memory ?? given.memory,
            architecture: given.architecture
        ).usage()
    }

    /// The same case with visits of another duration, for its cold visits.
    func coldVisits(whenTaking duration: Duration) throws(PricingError) -> Double {
        var sum = 0.0
        for isInHours in [true, false] {
            let regime = try Self.regime(of: given, isInHours: isInHours, duration: duration)
            sum += coldVisits(in: regime)
        }
        return sum
    }
}
