import Glibc
import NIOConcurrencyHelpers
import OddServers
import Testing
import Warming

@Suite("Retries over the network", .timeLimit(.minutes(1)))
struct RetryTests {
    @Test("A ping that cannot connect is tried as often as allowed", arguments: [0, 1, 3])
    func bounded(retries: Int) async throws {
        try await withRefusedPort { port in
            let urls = ["http://127.0.0.1:\(port)/", "http://nosuch.invalid/", "http://255.255.255.255/"]

            let report = try await runRound(urls.map { try makeTarget($0) }, retries: retries)

            let answers = report.targets.compactMap(\.pings.first?.answer)
            #expect(answers.map(\.outcome.code) == [.connectionRefused, .nameNotResolved, .unreachable])
            #expect(answers.map(\.attempts) == [retries + 1, retries + 1, retries + 1])
        }
    }

    @Test(
        "A ping is never tried again once its connection stood",
        arguments: [
            Behaviour.reset(.accepted), .reset(.requested), .closeAtOnce, .closeAfterRequest, .truncated,
            .answer(status: 503), .redirect("/new"), .garbage(seed: 3),
        ],
        [nil, ServerTLS.valid]
    )
    func neverTwice(behaviour: Behaviour, tls: ServerTLS?) async throws {
        try await withOddServer(behaviour, tls: tls) { server in
            let report = try await runRound([makeTarget(server.url())], retries: 3)

            #expect(!report.isAnswered)
            #expect(report.targets.first?.pings.first?.answer.attempts == 1)
            #expect(server.log.connectionCount == 1)
        }
    }

    @Test("A ping that times out is not tried again, not even when it could not connect")
    func timeout() async throws {
        try await withBlackHole { port in
            let target = try makeTarget("http://127.0.0.1:\(port)/", timeout: .milliseconds(200))

            let report = try await runRound([target], retries: 3)

            let answer = try #require(report.targets.first?.pings.first?.answer)
            #expect(answer.outcome == Outcome(.timeoutConnecting))
            #expect(answer.attempts == 1)
        }
    }

    @Test("Retries end within the ping's own timeout")
    func withinTimeout() async throws {
        try await withRefusedPort { port in
            let target = try makeTarget("http://127.0.0.1:\(port)/", timeout: .milliseconds(300))

            let report = try await runRound([target], retries: 10, random: { 0.9 })

            let answer = try #require(report.targets.first?.pings.first?.answer)
            #expect(answer.outcome == Outcome(.connectionRefused))
            #expect(1...4 ~= answer.attempts)
        }
    }

    @Test("A retry reaches a server that has begun to listen meanwhile")
    func reachesLateServer() async throws {
        let answer = try await withTimeout(until: { $0.outcome.code == .timeoutFirstByte }, pingLateSocket)

        #expect(answer.outcome == Outcome(.timeoutFirstByte))  // it listens, and has nothing to say
        #expect(answer.attempts == 2)
    }

    private func pingLateSocket(timeout: Duration) async throws -> Answer {
        let socket = try LateSocket()
        defer { socket.close() }
        let target = try makeTarget("http://127.0.0.1:\(socket.port)/", timeout: timeout)
        // The first number is for the round's id. When the second is drawn, for a pause, an attempt has been refused.
        let drawn = NIOLockedValueBox(0)
        let report = try await runRound(
            [target],
            retries: 1,
            random: {
                if drawn.withLockedValue({
                    $0 += 1
                    return $0
                }) == 2 {
                    socket.listen()
                }
                return 0
            }
        )
        return try #require(report.targets.first?.pings.first?.answer)
    }
}

/// A socket with a port of its own, which refuses connections until it listens.
private struct LateSocket: Sendable {
    private let descriptor: CInt
    let port: Int

    init() throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
            }
        }
        try #require(result == 0)
        port = Int(in_port_t(bigEndian: address.sin_port))
    }

    func listen() {
        _ = Glibc.listen(descriptor, 8)
    }

    func close() {
        _ = Glibc.close(descriptor)
    }
}
