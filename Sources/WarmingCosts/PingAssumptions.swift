public import LambdaPricing
import Warming

/// What neither a configuration nor a history says of a ping.
public struct PingAssumptions: Hashable, Sendable {
    /// How long it keeps its function busy.
    public var duration: Duration

    /// The memory of its function.
    public var memory: FunctionMemory

    /// The processor of its function.
    public var architecture: Architecture

    /// What it goes through, when its target is a URL; a function is invoked without a gateway.
    public var gateway: WarmedTarget.Gateway

    /// Assumes what is usual, unless told otherwise.
    public init(
        duration: Duration = .milliseconds(100),
        memory: FunctionMemory = .least,
        architecture: Architecture = .x86,
        gateway: WarmedTarget.Gateway = .http
    ) {
        self.duration = duration
        self.memory = memory
        self.architecture = architecture
        self.gateway = gateway
    }

    /// What pings of a target go through.
    func gateway(of target: Target) -> WarmedTarget.Gateway { target.endpoint == nil ? .none : gateway }

    /// What is assumed, in words: `100ms at 128 MB`.
    var words: String { "\(duration.text) at \(memory.megabytes) MB" }
}

extension WarmedTarget.Gateway {
    /// What stands before a function, in words.
    var words: String {
        switch self {
        case .http: "through an HTTP API"
        case .rest: "through a REST API"
        case .none: "without API Gateway"
        }
    }
}
