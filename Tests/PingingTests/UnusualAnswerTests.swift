import OddServers
import Pinging
import Testing
import Warming

@Suite("Unusual answers", .timeLimit(.minutes(1)))
struct UnusualAnswerTests {
    @Test(
        "What is legal but unusual is answered, without a wait for the connection's end",
        arguments: Behaviour.unusualAnswers + [.repeatedContentLength, .contentLengthAndChunks, .cutWithoutGoodbye],
        [nil, ServerTLS.valid]
    )
    func answersUnusual(behaviour: Behaviour, tls: ServerTLS?) async throws {
        try await withOddServer(behaviour, tls: tls) { server in
            let answer = try await ping(server)

            #expect(answer.outcome == Outcome(.answered))
            #expect(answer.status == 200)
        }
    }

    @Test("A transfer coding that nobody asked for lasts until the end", arguments: Behaviour.unknownTransferCodings)
    func answersUnknownCoding(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test("An answer in pieces of one byte is answered", arguments: [nil, ServerTLS.valid])
    func answersInPieces(tls: ServerTLS?) async throws {
        let behaviour = Behaviour.answer(framing: .chunked(of: 1), interim: [103], keepsOpen: true)
        try await withOddServer(behaviour.inPieces(), tls: tls) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test("An answer may be split at any place")
    func answersSplitAnywhere() async throws {
        let response = OddResponse(headers: ["X-Folded: one", "\ttwo"], framing: .chunked(of: 1), interim: [100])
        let answer = Behaviour.answer(response, "an answer", keepsOpen: true)
        let places = Array(1..<response.bytes().count)

        try await withOddServer(inTurn: places.map { answer.split(at: $0) }) { server in
            let target = try makeTarget(server.url())
            let codes = try await withTestPinger { pinger in
                await withTaskGroup(of: Outcome.Code.self) { group in
                    for _ in places {
                        group.addTask { await pinger.ping(Ping(target: target)).outcome.code }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
            }

            #expect(codes == places.map { _ in .answered })
        }
    }

    @Test(
        "An answer to HEAD has no body, whatever its length says",
        arguments: [OddResponse.Framing.contentLength, .chunked()]
    )
    func answersHEAD(framing: OddResponse.Framing) async throws {
        try await withOddServer(.answer(body: "more than nothing", framing: framing, keepsOpen: true)) { server in
            var target = try makeTarget(server.url())
            target.updateEndpoint { $0.method = "HEAD" }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test("An answer with status 204 or 304 has no body, whatever its head says", arguments: [204, 304])
    func answersWithoutBody(status: Int) async throws {
        let head = "HTTP/1.1 \(status) Nothing\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n"
        try await withOddServer(.raw("a bare head", head)) { server in
            var target = try makeTarget(server.url())
            let accepted = try AcceptedStatuses("204,304")
            target.updateEndpoint { $0.accept = accepted }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.answered))
            #expect(answer.status == status)
        }
    }

    @Test("Interim responses are not the answer", arguments: [[100], [102, 103], Array(repeating: 100, count: 100)])
    func skipsInterim(interim: [Int]) async throws {
        try await withOddServer(.answer(status: 503, interim: interim, keepsOpen: true)) { server in
            let answer = try await ping(server)

            #expect(answer.outcome.code == .unexpectedStatus)
            #expect(answer.status == 503)
        }
    }

    @Test(
        "A long head is answered, up to 64 KiB",
        arguments: [
            Behaviour.longHead(of: 60 * 1024), .longHead(of: 64 * 1024, inLinesOf: 64 * 1024), .manyHeaders(2000),
        ]
    )
    func answersLongHead(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test(
        "An answer that comes before the whole request is read is answered",
        arguments: [Behaviour.Step.finish, .cut],
        [nil, ServerTLS.valid]
    )
    func answersEarly(ending: Behaviour.Step, tls: ServerTLS?) async throws {
        let early = Behaviour("an early answer", after: .firstBytes, .write(OddResponse().bytes()), ending)
        try await withOddServer(early, tls: tls) { server in
            var target = try makeTarget(server.url())
            target.updateEndpoint { $0.method = "POST" }
            target.updateEndpoint { $0.body = Array(repeating: UInt8(ascii: "x"), count: 8 << 20) }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.answered))
        }
    }
}
