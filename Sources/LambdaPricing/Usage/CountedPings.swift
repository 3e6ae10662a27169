/// Pings of one target that were counted, and not planned.
public struct CountedPings: Hashable, Sendable {
    /// The target's name.
    public var name: String

    /// How many of them ran.
    public var count: ExactDecimal

    /// How long, and with how much memory.
    public var time: Time

    /// Their function's processor.
    public var architecture: Architecture

    /// What they went through.
    public var gateway: WarmedTarget.Gateway

    /// What is known of the time of pings.
    public enum Time: Hashable, Sendable {
        /// So many gigabyte-seconds were billed, and how they came about.
        case billed(ExactDecimal, working: String)
        /// Nothing: each is taken to last so long, with so much memory.
        case assumed(Duration, FunctionMemory)
    }

    /// Puts a count together.
    public init(
        name: String,
        count: ExactDecimal,
        time: Time,
        architecture: Architecture,
        gateway: WarmedTarget.Gateway
    ) {
        self.name = name
        self.count = count
        self.time = time
        self.architecture = architecture
        self.gateway = gateway
    }

    /// Everything that is billed of them: requests, time, the gateway, and the lines that Lambda logs.
    ///
    /// - Throws: ``PricingError`` for numbers that are out of their range or too large.
    public func usage() throws(PricingError) -> Usage {
        let purpose = "pings of \(name)"
        var usage: Usage
        switch time {
        case .billed(let gigabyteSeconds, let working):
            usage = Usage([
                try Usage.Entry(.lambdaRequests, count, working: "\(count.grouped) \(purpose)"),
                try Usage.Entry(.lambdaDuration(architecture), gigabyteSeconds, working: working),
            ])
        case .assumed(let duration, let memory):
            usage = try FunctionUsage(
                purpose: purpose,
                invocations: count,
                duration: duration,
                memory: memory,
                architecture: architecture
            ).usage()
        }
        if let meter = gateway.meter {
            usage.entries.append(try Usage.Entry(meter, count, working: "\(count.grouped) \(purpose)"))
        }
        return usage + (try WarmingMonth.logs(of: count, bytes: WarmingMonth.logBytesPerInvocation, purpose))
    }
}
