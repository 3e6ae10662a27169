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

    /// Whether it logs the whole report of each round, which has a price by its size.
    public var writesReports: Bool

    /// The metrics that it writes: what was requested, answered, failed and cold, and how long it took.
    public static let metricCount = 5

    /// The alarms that its templates come with: on errors, and on silence.
    public static let alarmCount = 2

    /// How many bytes the outline of a round has in the log, about: 280 of URLs and 340 of functions were measured.
    public static let logBytesPerRound = 350

    /// How many bytes the line of a round's metrics has, about: 460 were measured.
    public static let metricBytesPerRound = 450

    /// Creates a warmer.
    public init(
        duration: Duration,
        memory: FunctionMemory,
        architecture: Architecture,
        writesMetrics: Bool = true,
        writesReports: Bool = true
    ) {
        self.duration = duration
        self.memory = memory
        self.architecture = architecture
        self.writesMetrics = writesMetrics
        self.writesReports = writesReports
    }

    /// Everything that is billed of it; what its pings cause is not.
    ///
    /// - Parameters:
    ///   - rounds: How many rounds it does.
    ///   - report: What it logs of each of them, if it logs reports.
    /// - Returns: Its requests, its time, its schedule, and what it logs.
    /// - Throws: ``PricingError`` for numbers that are out of their range or too large.
    public func usage(rounds: Int, report: LoggedReport) throws(PricingError) -> Usage {
        let purpose = "rounds of the warmer"
        let function = FunctionUsage(
            purpose: purpose,
            invocations: ExactDecimal(rounds),
            duration: duration,
            memory: memory,
            architecture: architecture
        )
        let bytes =
            WarmingMonth.logBytesPerInvocation + Self.logBytesPerRound
            + (writesMetrics ? Self.metricBytesPerRound : 0)
        var usage = try function.usage()
        usage += try WarmingMonth.logs(of: rounds, bytes: bytes, purpose)
        if writesReports, rounds > 0 {
            usage += try WarmingMonth.logs(of: rounds, bytes: report.bytes, "reports of rounds")
        }
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
