/// Functions and their visitors, for which ways to avoid cold starts are compared.
public struct ComparisonCase: Hashable, Sendable {
    /// How many environments of each function are to be warm; one number for each function.
    public var environments: [Int]

    /// The visits of a month, spread evenly over the functions.
    public var visits: Int

    /// The share of the visits that come in ``hours``, from 0 to 1; elsewhere they come evenly.
    public var shareInHours: Double

    /// How long a visit takes when its environment is warm.
    public var duration: Duration

    /// How much longer when it is cold.
    public var initDuration: Duration

    /// The memory of every function.
    public var memory: FunctionMemory

    /// The processor of every function, and of the warmer.
    public var architecture: Architecture

    /// The runtime of every function, as Lambda names it.
    public var runtime: String

    /// How long an idle environment lasts.
    public var idleLifetime: Duration

    /// The rounds of the configured schedule.
    public var schedule: PingTimes

    /// The rounds of a schedule for working hours.
    public var hours: PingTimes

    /// How long a ping takes.
    public var pingDuration: Duration

    /// What pings go through.
    public var gateway: WarmedTarget.Gateway

    /// The memory of the way that has more of it.
    public var moreMemory: FunctionMemory

    /// How long a restored snapshot takes to start.
    public var restoreDuration: Duration

    /// The seconds of the month.
    public var monthSeconds: Int

    /// Creates a case.
    public init(
        environments: [Int],
        visits: Int,
        shareInHours: Double,
        duration: Duration,
        initDuration: Duration,
        memory: FunctionMemory,
        architecture: Architecture,
        runtime: String,
        idleLifetime: Duration,
        schedule: PingTimes,
        hours: PingTimes,
        pingDuration: Duration,
        gateway: WarmedTarget.Gateway,
        moreMemory: FunctionMemory,
        restoreDuration: Duration,
        monthSeconds: Int
    ) {
        self.environments = environments
        self.visits = visits
        self.shareInHours = shareInHours
        self.duration = duration
        self.initDuration = initDuration
        self.memory = memory
        self.architecture = architecture
        self.runtime = runtime
        self.idleLifetime = idleLifetime
        self.schedule = schedule
        self.hours = hours
        self.pingDuration = pingDuration
        self.gateway = gateway
        self.moreMemory = moreMemory
        self.restoreDuration = restoreDuration
        self.monthSeconds = monthSeconds
    }
}

extension ComparisonCase {
    /// Refuses a case that nothing can be said about.
    func check() throws(PricingError) {
        guard !environments.isEmpty, environments.allSatisfy({ $0 > 0 }) else {
            throw PricingError(.invalidUsage, "There must be a function, and at least one environment of each.")
        }
        guard visits >= 0 else { throw PricingError(.invalidUsage, "\(visits) visits are fewer than none.") }
        guard 0...1 ~= shareInHours else {
            throw PricingError(
                .invalidUsage,
                "The share of visits in working hours is from 0 to 1, not \(shareInHours)."
            )
        }
        for (duration, name) in [
            (duration, "A visit"), (initDuration, "A cold start"), (pingDuration, "A ping"),
            (restoreDuration, "A restore"),
        ] {
            try BilledTime.check(duration, name)
        }
        guard idleLifetime > .zero, idleLifetime <= .seconds(31 * 86_400) else {
            throw PricingError(.invalidUsage, "An idle environment does not last \(idleLifetime); give up to 744h.")
        }
        guard schedule.rounds > 0, hours.rounds > 0, hours.activeSeconds < monthSeconds else {
            throw PricingError(
                .invalidUsage,
                "A schedule must tick within the month, and one for working hours must leave some of the month out."
            )
        }
    }
}

extension Duration {
    /// The duration in seconds, for estimates.
    var estimatedSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
