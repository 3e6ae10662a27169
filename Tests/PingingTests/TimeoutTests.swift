import OddServers
import Testing
import Warming

@Suite("Timeouts", .timeLimit(.minutes(1)))
struct TimeoutTests {
    @Test("A black hole is a timeout of connecting", arguments: ["http", "https"])
    func connecting(scheme: String) async throws {
        try await withBlackHole { port in
            let target = try makeTarget("\(scheme)://127.0.0.1:\(port)/", timeout: .milliseconds(200))

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.timeoutConnecting))
            #expect(answer.firstByte == nil)
            #expect(answer.latency >= .milliseconds(200))
        }
    }

    @Test("A server that is silent in the handshake is a timeout of connecting")
    func shakingHands() async throws {
        try await withOddServer(.silent) { server in
            let expected = Outcome(.timeoutConnecting, "in the TLS handshake")

            let answer = try await withTimeout(until: { $0.outcome == expected }) {
                try await ping(makeTarget(server.secureURL, timeout: $0))
            }

            #expect(answer.outcome == expected)
        }
    }

    @Test(
        "A server that is silent after the request is a timeout of the first byte",
        arguments: [nil, ServerTLS.valid]
    )
    func firstByte(tls: ServerTLS?) async throws {
        try await withOddServer(.silent, tls: tls) { server in
            let answer = try await withTimeout(until: { $0.outcome == Outcome(.timeoutFirstByte) }) {
                try await ping(server, timeout: $0)
            }

            #expect(answer.outcome == Outcome(.timeoutFirstByte))
            #expect(answer.status == nil)
            #expect(answer.firstByte == nil)
            try await server.log.wait(for: .requestRead)
        }
    }

    @Test(
        "A server that stops in its answer, or never ends it, is a timeout of reading",
        arguments: [
            (Behaviour.halfHead, nil), (.halfBody, 200), (.halfChunk, 200),
            (.drippingHead(every: .milliseconds(20)), nil), (.drippingBody(every: .milliseconds(20)), 200),
            (Self.drippingInterim, nil), (Self.drippingTrailers, 200),
        ],
        [nil, ServerTLS.valid]
    )
    func reading(_ stopping: (behaviour: Behaviour, status: Int?), tls: ServerTLS?) async throws {
        try await withOddServer(stopping.behaviour, tls: tls) { server in
            let answer = try await withTimeout(until: { $0.status == stopping.status && $0.firstByte != nil }) {
                try await ping(server, timeout: $0)
            }

            #expect(answer.outcome == Outcome(.timeoutReading))
            #expect(answer.status == stopping.status)
            let firstByte = try #require(answer.firstByte)
            #expect(firstByte < answer.latency)
        }
    }

    @Test("A timeout ends the ping and closes its connection")
    func closesConnection() async throws {
        try await withOddServer(.silent) { server in
            let answer = try await ping(server, timeout: .milliseconds(200))

            #expect(answer.latency >= .milliseconds(200))
            try await server.log.wait(for: .connectionClosed)
        }
    }

    @Test("A long timeout delays nothing that comes before it")
    func longTimeout() async throws {
        try await withOddServer(.answer()) { server in
            let answer = try await ping(server, timeout: .seconds(1_000_000_000_000))
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    private static let drippingInterim = Behaviour(
        "dripping interim responses",
        .repeatWrite(Array("HTTP/1.1 102 Processing\r\n\r\n".utf8), times: nil, every: .milliseconds(20))
    )

    private static let drippingTrailers = Behaviour(
        "dripping trailers",
        .write(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n".utf8)),
        .repeatWrite(Array("X-Fill: more\r\n".utf8), times: nil, every: .milliseconds(20))
    )
}
