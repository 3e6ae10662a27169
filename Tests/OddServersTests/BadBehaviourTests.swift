import OddServers
import Testing

@Suite("Bad behaviours", .timeLimit(.minutes(1)))
struct BadBehaviourTests {
    @Test(
        "One that stops half-way sends so much and keeps the connection open",
        arguments: [
            (Behaviour.halfHead, "Content-Le"), (.halfBody, "\r\n\r\nhalf"), (.halfChunk, "\r\n\r\na\r\nhalf"),
        ]
    )
    func stopsHalfWay(behaviour: Behaviour, end: String) async throws {
        try await withOddServer(behaviour) { server in
            let received = try await exchange(with: server) { $0.suffix(end.utf8.count) == Array(end.utf8)[...] }

            #expect(!received.isEnded)
            #expect(received.error == nil)
        }
    }

    @Test(
        "One that ends too early ends in an orderly way",
        arguments: [
            (Behaviour.truncatedHead, "Content-Le"), (.truncated, "\r\n\r\nhalf"), (.truncatedChunk, "a\r\nhalf"),
            (.missingLastChunk, "half\r\n"), (.closeAtOnce, ""), (.closeAtFirstBytes, ""), (.closeAfterRequest, ""),
            (.cutWithoutGoodbye, "\r\n\r\nok"),
        ]
    )
    func endsEarly(behaviour: Behaviour, end: String) async throws {
        try await withOddServer(behaviour) { server in
            let received = try await exchange(with: server)

            #expect(received.text.hasSuffix(end))
            #expect(received.isEnded)
        }
    }

    @Test("A closed connection needs no request")
    func closesWithoutRequest() async throws {
        try await withOddServer(.closeAtOnce) { server in
            let received = try await exchange(nil, with: server)
            #expect(received.isEnded)
        }
    }

    @Test("A reset is a reset", arguments: Behaviour.ResetMoment.allCases)
    func resets(moment: Behaviour.ResetMoment) async throws {
        try await withOddServer(.reset(moment)) { server in
            let received = try await exchange(moment == .accepted ? nil : "GET / HTTP/1.1\r\n\r\n", with: server)

            #expect(received.isReset)
            #expect(!received.isEnded)
        }
    }

    @Test(
        "One without end goes on until the client leaves",
        arguments: [
            Behaviour.endlessBody(), .endlessBody(isChunked: true), .endlessHead, .endlessLine, .endlessInterim,
            .endlessChunkExtension, .endlessTrailers,
        ]
    )
    func goesOn(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let received = try await exchange(with: server) { $0.count > 1 << 18 }

            #expect(!received.isEnded)
            try await server.log.wait(for: .connectionClosed)
        }
    }

    @Test("One that drips sends a byte at a time", arguments: [Behaviour.drippingBody, Behaviour.drippingHead])
    func drips(behaviour: @Sendable (Duration) -> Behaviour) async throws {
        try await withOddServer(behaviour(.milliseconds(1))) { server in
            let received = try await exchange(with: server) { $0.suffix(5) == Array("xxxxx".utf8)[...] }

            #expect(!received.isEnded)
        }
    }

    @Test("A huge body is as long as it says", arguments: [0, 1, 65_536, 10 << 20])
    func sendsHugeBody(length: Int) async throws {
        try await withOddServer(.hugeBody(length)) { server in
            let head = "HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n"
            let received = try await exchange(with: server) { $0.count >= head.utf8.count + length }

            #expect(received.bytes.count == head.utf8.count + length)
            #expect(received.bytes.starts(with: head.utf8))
        }
    }

    @Test("What is malformed arrives as it was written", arguments: Behaviour.malformed)
    func sendsMalformed(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour.thenFinishing()) { server in
            let received = try await exchange(with: server)

            #expect(received.isEnded)
            #expect(!received.bytes.isEmpty)
        }
    }

    @Test("Garbage is the same for the same seed, and another for another")
    func repeatsGarbage() async throws {
        var bytes: [[UInt8]] = []
        for seed: UInt64 in [1, 1, 2] {
            try await withOddServer(.garbage(100, seed: seed).thenFinishing()) { server in
                bytes.append(try await exchange(with: server).bytes)
            }
        }

        #expect(bytes[0].count == 100)
        #expect(bytes[0] == bytes[1])
        #expect(bytes[0] != bytes[2])
    }

    @Test("Other protocols speak first", arguments: Behaviour.notHTTP)
    func speaksFirst(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let received = try await exchange(nil, with: server) { $0.last == UInt8(ascii: "\n") }

            #expect(received.text.hasPrefix("SSH-2.0-") || received.text.hasPrefix("220 "))
        }
    }
}
