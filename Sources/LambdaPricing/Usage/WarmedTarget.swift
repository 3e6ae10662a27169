/// A target as a bill sees it.
public struct WarmedTarget: Hashable, Sendable {
    /// The target's name.
    public var name: String

    /// How many pings it gets each round.
    public var environments: Int

    /// How long one ping keeps its function busy.
    public var duration: Duration

    /// Its function's memory.
    public var memory: FunctionMemory

    /// Its function's processor.
    public var architecture: Architecture

    /// What its pings go through.
    public var gateway: Gateway

    /// Whether it is invoked as a function, of which a round's report says more.
    public var isFunction: Bool

    /// What stands before a function.
    public enum Gateway: String, CaseIterable, Sendable {
        /// An HTTP API of API Gateway.
        case http
        /// A REST API of API Gateway.
        case rest
        /// Nothing with a price of its own: a direct invocation, or a function URL.
        case none

        /// What API Gateway counts; `nil` when it is not there.
        public var meter: Meter? {
            switch self {
            case .http: .gatewayHTTP
            case .rest: .gatewayREST
            case .none: nil
            }
        }
    }

    /// Creates a target.
    public init(
        name: String,
        environments: Int,
        duration: Duration,
        memory: FunctionMemory,
        architecture: Architecture,
        gateway: Gateway,
        isFunction: Bool = false
    ) {
        self.name = name
        self.environments = environments
        self.duration = duration
        self.memory = memory
        self.architecture = architecture
        self.gateway = gateway
        self.isFunction = isFunction
    }

    /// Whether a ping of one costs what a ping of the other does.
    func isBilled(like other: WarmedTarget) -> Bool {
        duration == other.duration && memory == other.memory && architecture == other.architecture
            && gateway == other.gateway
    }

    func usage(rounds: Int, purpose: String) throws(PricingError) -> Usage {
        let pings = rounds * environments
        var usage = try FunctionUsage(
            purpose: purpose,
            invocations: ExactDecimal(pings),
            duration: duration,
            memory: memory,
            architecture: architecture
        ).usage()
        if let meter = gateway.meter {
            usage.entries.append(
                try Usage.Entry(meter, ExactDecimal(pings), working: "\(ExactDecimal(pings).grouped) \(purpose)")
            )
        }
        return usage + (try WarmingMonth.logs(of: pings, bytes: WarmingMonth.logBytesPerInvocation, purpose))
    }
}
