import OddServers
import Testing
import Warming

@Suite("Broken answers", .timeLimit(.minutes(1)))
struct BrokenAnswerTests {
    @Test("A reset is a reset, whenever it comes", arguments: Behaviour.ResetMoment.allCases)
    func resets(moment: Behaviour.ResetMoment) async throws {
        try await withOddServer(.reset(moment)) { server in
            let answer = try await ping(server)
            #expect(answer.outcome.code == .connectionReset)
        }
    }

    @Test("A reset inside of the encryption is a reset, whenever it comes", arguments: Behaviour.ResetMoment.allCases)
    func resetsUnderTLS(moment: Behaviour.ResetMoment) async throws {
        try await withOddServer(.reset(moment), tls: .valid) { server in
            let answer = try await ping(server)
            #expect(answer.outcome.code == .connectionReset)
        }
    }

    @Test(
        "An answer that breaks off says where",
        arguments: [
            (Behaviour.closeAtOnce, "closed without an answer"), (.closeAtFirstBytes, "closed without an answer"),
            (.closeAfterRequest, "closed without an answer"), (.truncatedHead, "closed in the middle of the head"),
            (.truncated, "closed in the middle of the body"), (.truncatedChunk, "closed in the middle of the body"),
            (.missingLastChunk, "closed in the middle of the body"),
        ],
        [nil, ServerTLS.valid]
    )
    func breaksOff(_ broken: (behaviour: Behaviour, detail: String), tls: ServerTLS?) async throws {
        try await withOddServer(broken.behaviour, tls: tls) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.connectionReset, broken.detail))
        }
    }

    @Test("An answer that breaks off in its body tells its status and its first byte")
    func tellsStatusOfBrokenBody() async throws {
        try await withOddServer(.truncated) { server in
            let answer = try await ping(server)

            #expect(answer.status == 200)
            #expect(answer.firstByte != nil)
        }
    }

    @Test("An answer that breaks off in its head tells no status")
    func tellsNoStatusOfBrokenHead() async throws {
        try await withOddServer(.truncatedHead) { server in
            let answer = try await ping(server)

            #expect(answer.status == nil)
            #expect(answer.firstByte != nil)
        }
    }

    @Test("What is not HTTP/1.1 is called that, at once", arguments: Behaviour.malformed)
    func refusesMalformed(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let answer = try await ping(server)

            #expect(answer.outcome.code == .invalidHTTP)
            #expect(answer.outcome.detail?.isEmpty == false)
        }
    }

    @Test(
        "A head without end is no HTTP",
        arguments: [Behaviour.endlessHead, .endlessLine, .endlessInterim, .longHead(of: 64 * 1024 + 1)]
    )
    func refusesEndlessHead(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let answer = try await ping(server)
            #expect(answer.outcome == Outcome(.invalidHTTP, "the head is longer than 64 KiB"))
        }
    }

    @Test("A status outside of the accepted ones is unexpected", arguments: [101, 199, 300, 304, 404, 500, 599])
    func refusesStatus(status: Int) async throws {
        // 199 is interim, and what follows it counts.
        try await withOddServer(.answer(status: status == 199 ? 503 : status, interim: status == 199 ? [199] : [])) {
            let answer = try await ping($0)

            #expect(answer.outcome == Outcome(.unexpectedStatus, "wanted 200-299"))
            #expect(answer.status == (status == 199 ? 503 : status))
        }
    }

    @Test("An accepted status is an answer, whatever it is", arguments: [201, 302, 404, 503])
    func acceptsStatus(status: Int) async throws {
        try await withOddServer(.answer(status: status, headers: ["Location: /elsewhere"])) { server in
            var target = try makeTarget(server.url())
            let accepted = try AcceptedStatuses("200-299,302,404,503")
            target.updateEndpoint { $0.accept = accepted }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.answered))
            #expect(answer.status == status)
        }
    }
}
