/// A month of one Lambda function on demand.
///
/// Each invocation is billed by the millisecond, and a cold start is billed with the invocation that it served: the
/// sum of both is rounded up. (AWS, "AWS Lambda standardizes billing for INIT phase", in force since August 2025;
/// custom runtimes, as Swift's, had it before.)
public struct FunctionUsage: Hashable, Sendable {
    /// What the invocations are, for the workings: `pings`, `visits`.
    public var purpose: String

    /// How many invocations there are.
    public var invocations: ExactDecimal

    /// How many of them had to wait for a cold start.
    public var coldStarts: ExactDecimal

    /// How long each takes, a cold start aside.
    public var duration: Duration

    /// How long a cold start takes.
    public var initDuration: Duration

    /// The function's memory.
    public var memory: FunctionMemory

    /// The function's processor.
    public var architecture: Architecture

    /// The size of `/tmp` in MB, of which 512 cost nothing.
    public var storage: Int

    /// Creates a month of a function.
    public init(
        purpose: String = "invocations",
        invocations: ExactDecimal,
        coldStarts: ExactDecimal = .zero,
        duration: Duration,
        initDuration: Duration = .zero,
        memory: FunctionMemory,
        architecture: Architecture = .x86,
        storage: Int = 512
    ) {
        self.purpose = purpose
        self.invocations = invocations
        self.coldStarts = coldStarts
        self.duration = duration
        self.initDuration = initDuration
        self.memory = memory
        self.architecture = architecture
        self.storage = storage
    }

    /// The requests, the GB-seconds, and what `/tmp` adds to them.
    ///
    /// - Throws: ``PricingError`` for numbers that are out of their range or too large.
    public func usage() throws(PricingError) -> Usage {
        try usage(of: .lambdaDuration(architecture))
    }

    /// The same month with its time on a meter of another price.
    func usage(of durationMeter: Meter) throws(PricingError) -> Usage {
        try check()
        let parts = try billedParts
        var seconds = ExactDecimal.zero
        for part in parts { try seconds += try part.count * part.milliseconds.shifted(byPlaces: 3) }
        let working = parts.map { "\($0.count.grouped) \($0.name) × \($0.milliseconds.grouped) ms" }
        let time = working.count == 1 ? working[0] : "(\(working.joined(separator: " + ")))"

        var usage = Usage([
            try Usage.Entry(.lambdaRequests, invocations, working: "\(invocations.grouped) \(purpose)"),
            try Usage.Entry(
                durationMeter,
                try seconds * memory.gigabytes,
                working: "\(time) × \(ExactDecimal(memory.megabytes).grouped) MB ÷ 1,024,000"
            ),
        ])
        if storage > 512 {
            usage.entries.append(
                try Usage.Entry(
                    .lambdaStorage,
                    try seconds * (ExactDecimal(storage - 512) * FunctionMemory.oneOf1024),
                    working: "\(time) × (\(ExactDecimal(storage).grouped) MB - 512 MB) ÷ 1,024,000"
                )
            )
        }
        return usage
    }

    /// The invocations by what each is billed.
    private var billedParts: [(count: ExactDecimal, name: String, milliseconds: ExactDecimal)] {
        get throws(PricingError) {
            let warm = (try invocations - coldStarts, purpose, BilledTime.milliseconds(of: duration))
            guard coldStarts > .zero else { return [warm] }
            return [warm, (coldStarts, "cold", BilledTime.milliseconds(of: duration + initDuration))]
        }
    }

    private func check() throws(PricingError) {
        try BilledTime.check(duration, "A duration")
        try BilledTime.check(initDuration, "A cold start")
        guard !invocations.isNegative, !coldStarts.isNegative else {
            throw PricingError(.invalidUsage, "There cannot be fewer than 0 \(purpose) or cold starts; give 0 or more.")
        }
        guard coldStarts <= invocations else {
            throw PricingError(
                .invalidUsage,
                "\(coldStarts.grouped) cold starts are more than \(invocations.grouped) \(purpose); give fewer."
            )
        }
        guard 512...10_240 ~= storage else {
            throw PricingError(.invalidUsage, "\(storage) MB is no size that /tmp can have; give 512 to 10240 MB.")
        }
    }
}
