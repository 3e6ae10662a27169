import OddServers
import Testing
import Warming

@Suite("Long bodies", .timeLimit(.minutes(1)))
struct LongBodyTests {
    @Test(
        "A body is read up to 64 KiB, and the rest is let go",
        arguments: [
            Behaviour.hugeBody(10 << 20), .endlessBody(), .endlessBody(isChunked: true), .endlessTrailers,
            .endlessChunkExtension, Self.endlessSmallChunks,
        ],
        [nil, ServerTLS.valid]
    )
    func letsGo(behaviour: Behaviour, tls: ServerTLS?) async throws {
        try await withOddServer(behaviour, tls: tls) { server in
            let answer = try await ping(server)

            #expect(answer.outcome == Outcome(.answered))
            #expect(answer.status == 200)
            try await server.log.wait(for: .connectionClosed)
        }
    }

    @Test(
        "A body that stops is read to its end as long as it has less than 64 KiB",
        arguments: [(64 * 1024 - 1, Outcome.Code.timeoutReading), (64 * 1024, .answered)]
    )
    func readsToLimit(count: Int, code: Outcome.Code) async throws {
        let half = Behaviour(
            "\(count) bytes of a body",
            .write(OddResponse(body: String(repeating: "x", count: count), framing: .untilClose).bytes())
        )
        try await withOddServer(half) { server in
            let answer = try await withTimeout(until: { $0.outcome.code == code }) {
                try await ping(server, timeout: $0)
            }

            #expect(answer.outcome.code == code)
        }
    }

    @Test("A body in chunks of one byte each is answered, although they are mostly sizes and line ends")
    func answersSmallChunks() async throws {
        let body = String(repeating: "x", count: 40_000)
        try await withOddServer(.answer(body: body, framing: .chunked(of: 1), keepsOpen: true)) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test("A long body is sent in full", arguments: [nil, ServerTLS.valid])
    func sendsLongBody(tls: ServerTLS?) async throws {
        try await withOddServer(.answer(), tls: tls) { server in
            var target = try makeTarget(server.url())
            target.updateEndpoint { $0.method = "POST" }
            target.updateEndpoint { $0.body = (0..<500_000).map { UInt8(truncatingIfNeeded: $0) } }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.answered))
            #expect(server.log.requests.first?.body == target.endpoint?.body)
        }
    }

    private static let endlessSmallChunks = Behaviour(
        "endless small chunks",
        .write(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)),
        .repeatWrite(Array(String(repeating: "1\r\nx\r\n", count: 1000).utf8), times: nil, every: nil)
    )
}
