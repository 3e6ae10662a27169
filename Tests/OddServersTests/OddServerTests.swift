import OddServers
import Testing

@Suite("Odd server", .timeLimit(.minutes(1)))
struct OddServerTests {
    @Test("Its URL names the address that it listens on", arguments: OddServer.Loopback.allCases)
    func listens(loopback: OddServer.Loopback) async throws {
        try await withOddServer(.answer(), on: loopback) { server in
            let host = loopback == .ipv4 ? "127.0.0.1" : "[::1]"
            #expect(server.url("/x") == "http://\(host):\(server.port)/x")
            #expect(server.url(host: "localhost") == "http://localhost:\(server.port)/")
            let received = try await exchange(with: server)
            #expect(received.text.hasSuffix("\r\n\r\nok"))
        }
    }

    @Test("It closes every connection at its end, whatever is under way on it")
    func closesConnections() async throws {
        let hour = Duration.seconds(3600)
        for behaviour in [Behaviour.silent, .endlessBody(), .drippingBody(every: hour), .answer(delay: hour)] {
            try await withThrowingTaskGroup { group in
                try await withOddServer(behaviour) { server in
                    group.addTask { try await exchange(with: server) }
                    try await server.log.wait(for: .requestRead)
                }
                let received = try #require(try await group.next())
                #expect(received.isEnded || received.isReset)
            }
        }
    }

    @Test("It stops when its body throws, and throws the same")
    func stopsOnError() async throws {
        struct Oops: Error {}
        var log: ServerLog?
        await #expect(throws: Oops.self) {
            try await withOddServer(.silent) { server in
                log = server.log
                throw Oops()
            }
        }

        await #expect(throws: ServerLog.ServerStopped.self) { try await log?.wait(for: .connectionOpened) }
    }

    @Test("It can treat each connection in a way of its own")
    func takesTurns() async throws {
        try await withOddServer(inTurn: [.reset(.requested), .answer(status: 503), .answer()]) { server in
            var received: [Received] = []
            for _ in 1...4 { received.append(try await exchange(with: server)) }

            #expect(received[0].isReset)
            #expect(
                received.dropFirst().map { $0.text.prefix(13) } == ["HTTP/1.1 503 ", "HTTP/1.1 200 ", "HTTP/1.1 200 "]
            )
        }
    }

    @Test("It takes hundreds of connections at once")
    func takesHundreds() async throws {
        try await withOddServer(.answer()) { server in
            try await withThrowingTaskGroup { group in
                for _ in 1...300 {
                    group.addTask { try await exchange(with: server) }
                }
                for try await received in group {
                    #expect(received.text.hasSuffix("ok"))
                }
            }

            #expect(server.log.requests.count == 300)
        }
    }
}
