/// Provisioned concurrency over a month: environments that AWS keeps ready, for a price by the second.
public struct ProvisionedUsage: Hashable, Sendable {
    /// How many environments are kept.
    public var environments: ExactDecimal

    /// For how many seconds of the month each of them is, rounded up to five minutes.
    public var seconds: Int

    /// The memory of each.
    public var memory: FunctionMemory

    /// The processor.
    public var architecture: Architecture

    /// The invocations that they serve.
    public var invocations: ExactDecimal

    /// How long each invocation takes.
    public var duration: Duration

    /// Creates a month of provisioned concurrency.
    public init(
        environments: ExactDecimal,
        seconds: Int,
        memory: FunctionMemory,
        architecture: Architecture = .x86,
        invocations: ExactDecimal,
        duration: Duration
    ) {
        self.environments = environments
        self.seconds = seconds
        self.memory = memory
        self.architecture = architecture
        self.invocations = invocations
        self.duration = duration
    }

    /// What is kept, and what is served.
    ///
    /// - Throws: ``PricingError`` for numbers that are out of their range or too large.
    public func usage() throws(PricingError) -> Usage {
        guard 0...(31 * 86_400) ~= seconds else {
            throw PricingError(.invalidUsage, "\(seconds) s are no part of a month; give 0 to 2678400.")
        }
        let kept = ExactDecimal((seconds + 299) / 300 * 300)
        let entry = try Usage.Entry(
            .provisionedConcurrency(architecture),
            try environments * kept * memory.gigabytes,
            working: "\(environments.grouped) environments × \(kept.grouped) s × "
                + "\(ExactDecimal(memory.megabytes).grouped) MB ÷ 1,024"
        )
        let served = FunctionUsage(
            purpose: "served",
            invocations: invocations,
            duration: duration,
            memory: memory,
            architecture: architecture
        )
        return Usage([entry]) + (try served.usage(of: .provisionedDuration(architecture)))
    }
}
