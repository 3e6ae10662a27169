public import LambdaRuntime
import Pinging
import Warming
import WarmingConfiguration

/// The scheduled warmer as a Lambda function: an event in, a round, its report out.
public enum WarmerFunction: Sendable {
    /// Initialises the function and answers its invocations, for as long as the process lives.
    ///
    /// All invocations share one pinger. Its certificates are read, and everything that a round uses is touched once,
    /// while Lambda still gives the function full processor power; nothing is resolved that could be stale by the time
    /// of a round.
    ///
    /// - Parameters:
    ///   - loop: Where the invocations come from.
    ///   - environment: The variables of the function; see `docs/deploy.md`.
    ///   - surroundings: Time, chance and the log.
    /// - Throws: ``WarmerError`` for a configuration with mistakes, and `LambdaRuntimeError` when the process must end.
    public static func serve(
        _ loop: InvocationLoop,
        environment: [String: String],
        surroundings: Surroundings<some Clock<Duration>>
    ) async throws {
        let settings: WarmerSettings
        do {
            settings = try WarmerSettings(environment: environment)
        } catch {
            throw WarmerError(.invalidConfiguration, error.description)
        }
        let budget = RoundBudget(maxInFlight: DescriptorLimit.maxInFlight(under: DescriptorLimit.raise()))
        let userAgent = "keepwarm/\(KeepwarmVersion.current)"
        let pinging = PingerSettings(
            userAgent: userAgent,
            trust: settings.trust,
            environment: environment,
            now: surroundings.now,
            random: surroundings.random
        )
        try await TargetPinger.withPinger(pinging) { pinger in
            try await prepare(pinger, for: settings)
            var handler = WarmerHandler(
                settings: settings,
                pinger: pinger,
                budget: budget,
                surroundings: surroundings
            )
            handler.beforeRound = { await pinger.forgetNames() }
            handler.handOver = { event, function, limit in await pinger.handOver(event, to: function, within: limit) }
            try handler.rehearse()
            try await loop.serve(handler)
        }
    }

    private static func prepare(_ pinger: TargetPinger, for settings: WarmerSettings) async throws {
        do {
            let heartbeat = settings.configuration?.heartbeat?.target
            try await pinger.prepare(for: (settings.configuration?.targets ?? []) + [heartbeat].compactMap(\.self))
        } catch let error as PingingError {
            throw WarmerError(.invalidConfiguration, error.message)
        }
    }
}
