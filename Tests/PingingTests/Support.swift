import OddServers
import Pinging
import Testing
import Warming

/// A target that waits as long as a test may take, so that a loaded machine fails nothing.
func makeTarget(_ url: String, timeout: Duration = .seconds(30)) throws -> Target {
    try Target(endpoint: HTTPEndpoint(url: HTTPURL(url)), timeout: timeout)
}

/// Pings a target once, with a pinger of its own.
func ping(_ target: Target, trust: CertificateTrust = .testAuthority) async throws -> Answer {
    try await withTestPinger(trust: trust) { await $0.ping(Ping(target: target)) }
}

/// Pings a server once, with a pinger of its own.
func ping(
    _ server: OddServer,
    _ path: String = "/",
    host: String? = nil,
    timeout: Duration = .seconds(30)
) async throws -> Answer {
    try await ping(makeTarget(server.url(path, host: host), timeout: timeout))
}

/// Calls `body` with a timeout, and with longer ones until what it returns is as expected.
///
/// For tests of what happens when time runs out: on a machine under load a short timeout can come too early for that.
func withTimeout<Value>(
    until isExpected: (Value) throws -> Bool,
    _ body: (Duration) async throws -> Value
) async throws -> Value {
    for timeout in [Duration.seconds(1), .seconds(4)] {
        let value = try await body(timeout)
        if try isExpected(value) { return value }
    }
    return try await body(.seconds(16))
}

/// Runs `body` with a pinger that trusts the servers of the tests.
func withTestPinger<Value: Sendable>(
    trust: CertificateTrust = .testAuthority,
    _ body: (TargetPinger) async throws -> Value
) async throws -> Value {
    try await TargetPinger.withPinger(
        PingerSettings(
            userAgent: "keepwarm/test",
            trust: trust,
            now: { Timestamp(secondsSince1970: 1_700_000_000) },
            random: { 0 }
        ),
        body
    )
}

/// Runs a round over the network and the clock of this machine, with no pause before a retry unless told otherwise.
///
/// The round is called off once `moment` has passed, if there is one.
func runRound(
    _ targets: [Target],
    maxInFlight: Int = 1000,
    deadline: Duration? = nil,
    retries: Int = 0,
    random: @escaping @Sendable () -> Double = { 0 },
    calledOffAfter moment: (() async throws -> Void)? = nil
) async throws -> RoundReport {
    let limits = try RoundLimits(deadline: deadline, maxInFlight: maxInFlight, retries: retries)
    return try await withTestPinger { pinger in
        let round = Round(pinger: pinger, limits: limits, clock: ContinuousClock(), random: random)
        return try await withThrowingTaskGroup { group in
            group.addTask { await round.run(targets, startedAt: Timestamp(secondsSince1970: 0)) }
            if let moment {
                try await moment()
                group.cancelAll()
            }
            return try #require(await group.next())
        }
    }
}

/// Runs `body` with a server for each of these behaviours.
func withOddServers<Value>(
    _ behaviours: some Collection<Behaviour>,
    _ body: ([OddServer]) async throws -> Value
) async throws -> Value {
    guard let first = behaviours.first else { return try await body([]) }
    return try await withOddServer(first) { server in
        try await withOddServers(Array(behaviours.dropFirst())) { try await body([server] + $0) }
    }
}

extension CertificateTrust {
    /// Trust in the authority that issued the certificates of the test servers.
    static var testAuthority: CertificateTrust { .file(path: TestAuthority.shared.certificateFile) }
}

extension OddServer {
    /// The URL of this server with `https` for its scheme, whether it speaks TLS or not.
    var secureURL: String { "https://\(loopback.rawValue):\(port)/" }
}
