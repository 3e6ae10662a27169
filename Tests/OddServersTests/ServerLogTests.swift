import NIOCore
import OddServers
import Testing

@Suite("Server log", .timeLimit(.minutes(1)))
struct ServerLogTests {
    @Test("A request is recorded with its head, its body and its connection")
    func recordsRequest() async throws {
        try await withOddServer(.answer()) { server in
            let request = "POST /warm?x=1 HTTP/1.1\r\nHost: odd\r\nUser-Agent: a b\r\nContent-Length: 4\r\n\r\nbody"
            _ = try await exchange(request, with: server)

            let recorded = try #require(server.log.requests.first)
            #expect(recorded.connection == 1)
            #expect(recorded.method == "POST")
            #expect(recorded.target == "/warm?x=1")
            #expect(recorded.values(of: "user-agent") == ["a b"])
            #expect(recorded.head.hasSuffix("Content-Length: 4"))
            #expect(recorded.body == Array("body".utf8))
        }
    }

    @Test("Connections are counted, and the most that were open at once")
    func countsConnections() async throws {
        try await withOddServer(.silent) { server in
            try await withThrowingTaskGroup { group in
                for _ in 1...50 {
                    group.addTask { _ = try await exchange(with: server) }
                }
                try await server.log.wait(for: .requestRead, count: 50)
                #expect(server.log.openCount == 50)
                group.cancelAll()
            }
            try await server.log.wait(for: .connectionClosed, count: 50)

            #expect(server.log.connectionCount == 50)
            #expect(server.log.mostOpenAtOnce == 50)
            #expect(server.log.openCount == 0)
        }
    }

    @Test("The events of a connection come in their order, to a late listener too")
    func ordersEvents() async throws {
        let log = try await withOddServer(.answer()) { server in
            _ = try await exchange(with: server)
            try await server.log.wait(for: .connectionClosed)
            return server.log
        }

        var kinds: [ServerLog.Event.Kind] = []
        for await event in log.events() { kinds.append(event.kind) }
        #expect(kinds == [.connectionOpened, .firstBytesRead, .requestRead, .connectionClosed])
    }

    @Test("Waiting for what never happens ends with the server")
    func waitEndsWithServer() async throws {
        try await withThrowingTaskGroup { group in
            try await withOddServer(.silent) { server in
                group.addTask { try await server.log.wait(for: .requestRead) }
            }
            await #expect(throws: ServerLog.ServerStopped.self) { try await group.waitForAll() }
        }
    }

    @Test("Waiting ends when its task is cancelled")
    func waitEndsWithTask() async throws {
        try await withOddServer(.silent) { server in
            await withThrowingTaskGroup { group in
                group.addTask { try await server.log.wait(for: .requestRead) }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            }
        }
    }
}
