import Glibc
import OddServers
import Testing
import Warming

@testable import Pinging

@Suite("Connecting", .timeLimit(.minutes(1)))
struct ConnectingTests {
    @Test("A name without an address is not resolved")
    func unknownName() async throws {
        let answer = try await ping(makeTarget("http://nosuch.invalid/"))

        #expect(answer.outcome.code == .nameNotResolved)
        #expect(answer.outcome.detail?.isEmpty == false)
    }

    @Test("A port where nothing listens refuses", arguments: ["http", "https"])
    func refused(scheme: String) async throws {
        try await withRefusedPort { port in
            let answer = try await ping(makeTarget("\(scheme)://127.0.0.1:\(port)/"))

            #expect(answer.outcome == Outcome(.connectionRefused))
            #expect(answer.status == nil)
            #expect(answer.firstByte == nil)
        }
    }

    @Test("An address without a way to it is unreachable")
    func unreachable() async throws {
        // The kernel connects TCP to no broadcast address.
        let answer = try await ping(makeTarget("http://255.255.255.255/"))
        #expect(answer.outcome == Outcome(.unreachable, "Network is unreachable"))
    }

    @Test("IPv6 is as good as IPv4", arguments: [nil, ServerTLS.valid])
    func pingsIPv6(tls: ServerTLS?) async throws {
        try await withOddServer(.answer(), on: .ipv6, tls: tls) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test("A name of this machine is looked up and pinged")
    func pingsName() async throws {
        try await withOddServer(.answer()) { server in
            let answer = try await ping(server, host: "localhost")
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test(
        "A host of which one address does not listen is pinged at another",
        arguments: ["::1", "127.0.0.2", "255.255.255.255"],
        [nil, ServerTLS.valid]
    )
    func fallsBack(dead: String, tls: ServerTLS?) async throws {
        try await withOddServer(.answer(), tls: tls) { server in
            let target = try makeTarget(server.url(host: "localhost"))

            let answer = try await ping(target, addresses: [dead, dead, "127.0.0.1"])

            #expect(answer.outcome == Outcome(.answered))
            #expect(server.log.connectionCount == 1)
        }
    }

    @Test("A host that listens at its first address is pinged there alone")
    func staysWithFirstAddress() async throws {
        try await withOddServer(.closeAfterRequest) { server in
            let answer = try await ping(
                makeTarget(server.url(host: "two.test")),
                addresses: ["127.0.0.1", "127.0.0.1"]
            )

            #expect(answer.outcome.code == .connectionReset)
            #expect(server.log.connectionCount == 1)
        }
    }

    @Test("A black hole does not use up the time of the addresses behind it")
    func leavesBlackHole() async throws {
        try await withBlackHole { port in
            let target = try makeTarget("http://two.test:\(port)/", timeout: .seconds(20))

            let answer = try await ping(target, addresses: ["127.0.0.1"] + Array(repeating: "127.0.0.2", count: 9))

            #expect(answer.outcome == Outcome(.connectionRefused))
            #expect(answer.latency < .seconds(20))
        }
    }

    @Test("A host that listens nowhere fails as its last address does")
    func failsLikeLastAddress() async throws {
        try await withRefusedPort { port in
            let target = try makeTarget("http://two.test:\(port)/")

            let answer = try await ping(target, addresses: ["255.255.255.255", "127.0.0.1"])

            #expect(answer.outcome == Outcome(.connectionRefused))
        }
    }
}

/// Pings a target whose host has these addresses, in this order, whatever the system's resolver thinks.
private func ping(_ target: Target, addresses: [String]) async throws -> Answer {
    let known = try addresses.map { try #require(SocketAddress(numericHost: $0, port: 0)) }
    return try await EventLoop.withRunning { loop in
        try await loop.know(try #require(target.endpoint).url.host, at: known)
        return try await loop.carry(Ping(target: target))
    }
}

extension EventLoop {
    /// Makes the loop know the addresses of a name, as if they had just been looked up.
    fileprivate func know(_ host: String, at addresses: [SocketAddress]) throws {
        names.wait(for: host, in: SlotTable.ID(index: .max, generation: 0))
        #expect(names.nextLookup() == host)
        finishLookup(of: host, .addresses(addresses))
        tls = try TLSContext(trust: .testAuthority)
    }

    /// Carries a ping as the pinger does.
    fileprivate func carry(_ ping: Ping) async throws -> Answer {
        let exchange = HTTPExchange(
            try #require(ping.target.endpoint),
            timeout: ping.timeout,
            userAgent: "keepwarm/test",
            trust: .testAuthority,
            on: self
        )
        return await exchange.run(on: self)
    }
}
