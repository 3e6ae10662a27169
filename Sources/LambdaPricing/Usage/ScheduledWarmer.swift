/// The warmer as a Lambda function that a schedule starts.
public struct ScheduledWarmer: Hashable, Sendable {
    /// How long a round keeps it busy.
    public var duration: Duration

    /// Its memory.
    public var memory: FunctionMemory

    /// Its processor.
    public var architecture: Architecture

    /// Whether it comes with metrics in its logs and with alarms, each of which has a price.
    public var writesMetrics: Bool

    /// The metrics that it writes: what was requested, answered, failed and cold, and how long it took.
    public static let metricCount = 5

    /// The alarms that its templates come with: on errors, and on silence.
    public static let alarmCount = 2

    /// How many bytes the line of a round and that of its metrics have, about.
    public static let logBytesPerRound = 1100

    /// Creates a warmer.
    public init(duration: Duration, memory: FunctionMemory, architecture: Architecture, writesMetrics: Bool = true) {
        self.duration = duration
        self.memory = memory
        self.architecture = architecture
        self.writesMetrics = writesMetrics
    }

    func usage(rounds: Int) throws(PricingError) -> Usage {
        let purpose = "rounds of the warmer"
        let function = FunctionUsage(
            purpose: purpose,
            invocations: ExactDecimal(rounds),
            duration: duration,
            memory: memory,
            architecture: architecture
        )
        let bytes = WarmingMonth.logBytesPerInvocation + Self.logBytesPerRound
        var usage = try function.usage()
        usage += try WarmingMonth.logs(of: rounds, bytes: bytes, purpose)
        usage.entries.append(
            try Usage.Entry(
                .schedulerInvocations,
                ExactDecimal(rounds),
                working: "\(ExactDecimal(rounds).grouped) rounds"
            )
        )
        if writesMetrics, rounds > 0 {
            usage.entries += [
                try Usage.Entry(.customMetrics, ExactDecimal(Self.metricCount), working: "5 metrics of the warmer"),
                try Usage.Entry(.alarms, ExactDecimal(Self.alarmCount), working: "2 alarms, on errors and on silence"),
            ]
        }
        return usage
    }
}
