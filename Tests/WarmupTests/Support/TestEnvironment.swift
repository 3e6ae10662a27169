import JSONText
import Warmup

/// An environment of a function, in a time of its own.
struct TestEnvironment: Sendable {
    /// What the ids of these environments are.
    static let id = "000000000000002a000000000000002a"

    /// The moment at which they start: 2025-11-25T21:22:31Z.
    static let start = 1_764_105_751

    let clock: SteppingClock
    let warmup: Warmup

    init(_ settings: WarmupSettings = WarmupSettings()) {
        let clock = SteppingClock()
        let beginning = clock.now
        var chance = Constant(bits: 42)
        self.clock = clock
        warmup = Warmup(
            environment: EnvironmentID(using: &chance),
            settings: settings,
            clock: clock,
            sinceEpoch: { .seconds(Self.start) + beginning.duration(to: clock.now) }
        )
    }

    /// How long the environment exists.
    var age: Duration { clock.now.sinceStart }

    /// Sends an event; `nil` when it was no ping.
    func send(_ event: String, priming: (() async throws -> Void)? = nil) async -> String? {
        await warmup.reply(to: Array(event.utf8), priming: priming).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Sends an event that is a ping of our own, and reads what is under `keepwarm` of the reply.
    func ping(
        _ event: String = #"{"keepwarm":{"version":1,"round":"r","ping":1,"of":1,"hold":0}}"#,
        priming: (() async throws -> Void)? = nil
    ) async throws -> JSONValue? {
        let reply = await warmup.reply(to: Array(event.utf8), priming: priming)
        return try reply.flatMap { try JSONParser.parse($0).value["keepwarm"] }
    }

    /// What every draw gives alike.
    private struct Constant: RandomNumberGenerator {
        let bits: UInt64

        mutating func next() -> UInt64 { bits }
    }
}
