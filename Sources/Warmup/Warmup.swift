import Synchronization

/// Recognises the pings that a function or a server is kept warm with, and answers them.
///
/// One for each process. A ping primes what the next real request will need, keeps the environment busy for as long as
/// it asks for, and is answered with who answered and whether it was cold. A real request passes: its first bytes are
/// compared, and it is counted.
///
/// ```swift
/// let warmup = Warmup(environment: .random())
/// // and at the top of the handler
/// if let reply = await warmup.reply(to: event, priming: { try await database.ping() }) { return reply }
/// ```
public final class Warmup: Sendable {
    /// The name of the header that makes an HTTP request a ping.
    public static let pingHeader = "keepwarm-ping"

    /// Who answers.
    public let environment: EnvironmentID

    private let settings: WarmupSettings
    private let record = Mutex(ServiceRecord())

    /// How long the environment exists.
    private let age: @Sendable () -> Duration
    /// Sleeps until the environment has existed so long.
    private let sleep: @Sendable (Duration) async throws -> Void
    private let sinceEpoch: @Sendable () -> Duration

    /// Creates what answers the pings of an environment, which is taken to start now.
    ///
    /// - Parameters:
    ///   - environment: Who answers.
    ///   - settings: What was agreed on with those who send the pings.
    ///   - clock: What ages, holds and priming are measured with.
    ///   - sinceEpoch: The time of day, counted from 1970; `nil` for that of this machine.
    public init(
        environment: EnvironmentID,
        settings: WarmupSettings = WarmupSettings(),
        clock: some Clock<Duration> = .continuous,
        sinceEpoch: (@Sendable () -> Duration)? = nil
    ) {
        let start = clock.now
        self.environment = environment
        self.settings = settings
        self.sinceEpoch = sinceEpoch ?? { WallTime.sinceEpoch }
        age = { start.duration(to: clock.now) }
        sleep = { age in try await clock.sleep(until: start.advanced(by: age), tolerance: nil) }
    }

    /// Answers an event of a Lambda function if it is a ping, in any dialect.
    ///
    /// - Parameters:
    ///   - event: The event as it came, not parsed.
    ///   - clientContext: The client context of the invocation, in which serverless-plugin-warmup says what it is.
    ///   - countsRequest: Whether an event that is no ping counts as a real request. Say `false` when it is an HTTP
    ///     request that ``answer(path:ping:priming:)`` gets to see afterwards.
    ///   - prime: Makes ready what the next real request needs, such as the connection to a database. It runs for each
    ///     ping, since a connection may have died since the last one, and its time counts towards the hold.
    /// - Returns: The reply; `nil` when the event is no ping and wants to be handled.
    public func reply(
        to event: [UInt8],
        clientContext: String? = nil,
        countsRequest: Bool = true,
        priming prime: (() async throws -> Void)? = nil
    ) async -> [UInt8]? {
        let arrival = age()
        guard let ping = ping(event, clientContext) else {
            if countsRequest { countRequest(at: arrival) }
            return nil
        }
        let reply = await serve(ping, at: arrival, prime)
        return reply.bytes(in: ping.dialect, now: sinceEpoch() - (age() - arrival))
    }

    /// Answers an HTTP request if it is a ping, by its header or by its path.
    ///
    /// A request that is none counts as a real one.
    ///
    /// - Parameters:
    ///   - path: The path of the request.
    ///   - header: The value of the request's header ``pingHeader``; `nil` when it has none.
    ///   - prime: As for ``reply(to:clientContext:countsRequest:priming:)``.
    /// - Returns: The answer; `nil` when the request is no ping and wants to be handled.
    public func answer(
        path: String,
        ping header: String?,
        priming prime: (() async throws -> Void)? = nil
    ) async -> PingAnswer? {
        let arrival = age()
        guard let ping = ping(path: path, header: header) else {
            countRequest(at: arrival)
            return nil
        }
        return PingAnswer(await serve(ping, at: arrival, prime))
    }

    private func countRequest(at arrival: Duration) {
        record.withLock { $0.countRequest(at: arrival) }
    }

    private func ping(_ event: [UInt8], _ clientContext: String?) -> ReceivedPing? {
        if let ping = PingReader.read(event) { return ping }
        if settings.takesEmptyEventsAsPings, let ping = PingReader.readEmpty(event) { return ping }
        return clientContext.flatMap { PingReader.read(clientContext: $0) }
    }

    private func ping(path: String, header: String?) -> ReceivedPing? {
        if let header {
            let claim = PingClaim(header: header)
            return ReceivedPing(dialect: .keepwarm, hold: claim.holdDuration, claim: claim)
        }
        guard !settings.healthPaths.isEmpty else { return nil }
        let path = path.firstIndex(of: "?").map { String(path[..<$0]) } ?? path
        return settings.healthPaths.contains(path) ? ReceivedPing(dialect: .keepwarm) : nil
    }
}

extension Warmup {
    /// Primes and holds, as far as the ping may ask for it.
    private func serve(
        _ ping: ReceivedPing,
        at arrival: Duration,
        _ prime: (() async throws -> Void)?
    ) async -> WarmupReply {
        let before = record.withLock { $0.notePing() }
        let hold = grantedHold(ping)
        var priming = PrimingOutcome.none
        if hold != nil, let prime { priming = await run(prime) }
        if let hold, hold > .zero {
            // Cancelled, it answers early, and says how long it has held.
            try? await sleep(arrival + hold)
        }
        return WarmupReply(
            environment: environment,
            before: before,
            age: arrival,
            held: min(hold ?? .zero, age() - arrival),
            priming: priming
        )
    }

    /// The hold that a ping gets; `nil` for one that may ask for nothing, priming included.
    private func grantedHold(_ ping: ReceivedPing) -> Duration? {
        guard let key = settings.key else { return min(ping.hold, settings.unsignedHoldLimit) }
        guard ping.claim?.isSigned(with: key, now: sinceEpoch()) == true else { return nil }
        return min(ping.hold, settings.holdLimit)
    }

    private func run(_ prime: () async throws -> Void) async -> PrimingOutcome {
        let start = age()
        do {
            try await prime()
            return .done(age() - start)
        } catch {
            return .failed(age() - start, reason: PrimingOutcome.reason(for: error))
        }
    }
}
