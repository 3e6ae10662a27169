/// What this module takes from the world around it.
public struct AWSSurroundings: Sendable {
    /// The environment variables.
    public var environment: [String: String]

    /// What carries requests.
    public var transport: any AWSTransport

    /// The clock on the wall.
    public var now: @Sendable () -> WallTime

    /// A random number from 0 up to 1.
    public var random: @Sendable () -> Double

    /// Waits; throws `CancellationError` when the surrounding task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void

    /// Creates surroundings.
    public init(
        environment: [String: String],
        transport: any AWSTransport,
        now: @escaping @Sendable () -> WallTime,
        random: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.environment = environment
        self.transport = transport
        self.now = now
        self.random = random
        self.sleep = sleep
    }

    /// A variable that says something: those that are empty count as not set, as AWS's own tools have it.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
