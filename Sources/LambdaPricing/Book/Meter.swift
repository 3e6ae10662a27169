/// Something that AWS counts and puts a price on.
public struct Meter: Hashable, Sendable {
    /// The name that a price book and options use: the service, and what is counted of it.
    public let name: String

    /// What a bill calls it.
    public let title: String

    /// What one of it is, as a bill writes it behind a quantity; empty where the title says it.
    public let unit: String

    private init(_ name: String, _ title: String, unit: String = "") {
        self.name = name
        self.title = title
        self.unit = unit
    }

    /// The meter with a name.
    ///
    /// - Throws: ``PricingError`` with code ``PricingError/Code/unknownMeter`` that lists those there are.
    public init(named name: some StringProtocol) throws(PricingError) {
        guard let meter = Self.all.first(where: { $0.name == name }) else {
            let names = Self.all.map(\.name).joined(separator: ", ")
            throw PricingError(.unknownMeter, "'\(name)' is not a meter; take one of \(names).")
        }
        self = meter
    }
}

extension Meter {
    /// All meters, in the order of a bill.
    public static let all: [Meter] = [
        lambdaRequests, lambdaDuration(.x86), lambdaDuration(.arm), lambdaStorage, lambdaStreaming, lambdaTenants,
        provisionedConcurrency(.x86), provisionedConcurrency(.arm), provisionedDuration(.x86),
        provisionedDuration(.arm),
        snapStartCache, snapStartRestore, edgeRequests, edgeDuration, gatewayHTTP, gatewayREST, schedulerInvocations,
        scheduledRules, customEvents, logsIngested, logsStored, customMetrics, metricRequests, alarms,
    ]

    /// Invocations of Lambda functions, async ones once for each 64 KB beyond the first 256 KB.
    public static let lambdaRequests = Meter("lambda.requests", "Lambda requests")

    /// Memory by the time that it was billed for, on demand.
    public static func lambdaDuration(_ architecture: Architecture) -> Meter {
        Meter("lambda.duration.\(architecture)", "Lambda duration, \(architecture)", unit: "GB-s")
    }

    /// What `/tmp` has beyond 512 MB, by the billed time.
    public static let lambdaStorage = Meter("lambda.storage", "Lambda /tmp over 512 MB", unit: "GB-s")

    /// What a function streams beyond 6 MB a request.
    public static let lambdaStreaming = Meter("lambda.streaming", "Lambda streaming", unit: "GB")

    /// Memory of the environments that tenant isolation created.
    public static let lambdaTenants = Meter("lambda.tenants", "Lambda tenant environments", unit: "GB")

    /// Memory of provisioned environments by the time that they were kept.
    public static func provisionedConcurrency(_ architecture: Architecture) -> Meter {
        Meter("provisioned.concurrency.\(architecture)", "Provisioned concurrency, \(architecture)", unit: "GB-s")
    }

    /// Memory by the time that invocations on provisioned environments were billed for.
    public static func provisionedDuration(_ architecture: Architecture) -> Meter {
        Meter("provisioned.duration.\(architecture)", "Provisioned duration, \(architecture)", unit: "GB-s")
    }

    /// Memory of snapshots by the time that they were kept.
    public static let snapStartCache = Meter("snapstart.cache", "SnapStart cache", unit: "GB-s")

    /// Memory of snapshots that were restored.
    public static let snapStartRestore = Meter("snapstart.restore", "SnapStart restores", unit: "GB")

    /// Invocations of Lambda@Edge functions.
    public static let edgeRequests = Meter("edge.requests", "Lambda@Edge requests")

    /// Memory by the time that Lambda@Edge functions were billed for.
    public static let edgeDuration = Meter("edge.duration", "Lambda@Edge duration", unit: "GB-s")

    /// Requests to HTTP APIs, once for each 512 KB.
    public static let gatewayHTTP = Meter("apigateway.http", "API Gateway requests, HTTP API")

    /// Requests to REST APIs.
    public static let gatewayREST = Meter("apigateway.rest", "API Gateway requests, REST API")

    /// Targets that EventBridge Scheduler invoked.
    public static let schedulerInvocations = Meter("scheduler.invocations", "EventBridge Scheduler invocations")

    /// Ticks of scheduled rules.
    public static let scheduledRules = Meter("eventbridge.scheduled", "EventBridge scheduled rules")

    /// Events of one's own on a bus.
    public static let customEvents = Meter("eventbridge.custom", "EventBridge custom events")

    /// Log lines that CloudWatch took in.
    public static let logsIngested = Meter("logs.ingested", "CloudWatch Logs taken in", unit: "GB")

    /// Log lines that CloudWatch kept for a month.
    public static let logsStored = Meter("logs.stored", "CloudWatch Logs kept", unit: "GB")

    /// Metrics of one's own, each with a set of dimensions.
    public static let customMetrics = Meter("cloudwatch.metrics", "CloudWatch custom metrics")

    /// Calls that put metrics or get them.
    public static let metricRequests = Meter("cloudwatch.requests", "CloudWatch metric requests")

    /// Alarms on one metric each.
    public static let alarms = Meter("cloudwatch.alarms", "CloudWatch alarms")
}

extension Meter: CustomStringConvertible {
    /// The meter's name.
    public var description: String { name }
}
