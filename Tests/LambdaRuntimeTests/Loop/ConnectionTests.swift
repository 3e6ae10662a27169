import Testing

@testable import LambdaRuntime

@Suite("The connection to the Runtime API", .timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test("A connection that was closed while it was idle is opened again", arguments: [false, true])
    func reopens(withReset: Bool) async throws {
        let ending: FakeReply.Ending = withReset ? .reset : .closed

        let run = try await run(against: [.event("1"), .accepted.then(ending), .event("2").then(ending), .accepted])

        #expect(run.requests.map(\.body) == ["", "1", "", "2", ""])
        #expect(run.requests.map(\.connection) == [1, 1, 2, 3, 3])
    }

    @Test("A connection that the answer says is at its end is opened again")
    func followsClose() async throws {
        let closing = FakeReply.text("HTTP/1.1 202 Accepted\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")

        let run = try await run(against: [.event("1"), closing.then(.closed), .event("2"), .accepted])

        #expect(run.requests.map(\.connection) == [1, 1, 2, 2, 2])
    }

    @Test("A request that ends the connection a second time is not sent a third time")
    func doesNotSpin() async throws {
        let run = try await run(against: [.event("1"), .accepted, .ending(.closed), .ending(.closed)])

        #expect(run.error.code == .disconnected)
        #expect(run.calls.suffix(2) == ["GET /invocation/next", "GET /invocation/next"])
        #expect(run.calls.count == 4)
    }

    @Test("A first request without an answer ends the process at once", arguments: [false, true])
    func endsWithoutAnswer(withReset: Bool) async throws {
        let run = try await run(against: [.ending(withReset ? .reset : .closed)])

        #expect(run.error.code == .disconnected && run.calls.count == 1)
        #expect(run.error.message.contains("gave no answer to the next invocation"))
    }

    @Test("An answer that stops in the middle ends the process, also on a connection that was used before")
    func endsAtTruncation() async throws {
        let half = FakeReply.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf").then(.closed)

        let run = try await run(against: [.event("1"), .accepted, half])

        #expect(run.error.code == .disconnected && run.calls.count == 3)
        #expect(run.error.message.contains("in the middle of an answer"))
    }

    @Test("An answer that is no HTTP ends the process")
    func endsAtGarbage() async throws {
        let run = try await run(against: [.text("SSH-2.0-OpenSSH_9.2\r\n\r\n")])

        #expect(run.error.code == .invalidResponse && run.calls.count == 1)
    }

    @Test("Answers may come byte by byte and in chunks")
    func readsPieces() async throws {
        let head = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: a\r\nLambda-Runtime-Deadline-Ms: 1\r\n"
        let chunked = FakeReply.text(head + "Transfer-Encoding: chunked\r\n\r\n2\r\n[1\r\n1\r\n]\r\n0\r\n\r\n")

        let run = try await run(
            against: [.event("1").byteByByte(), .accepted.byteByByte(), chunked.byteByByte(), .accepted]
        )

        #expect(run.requests.map(\.body) == ["", "1", "", "[1]", ""])
        #expect(run.requests.allSatisfy { $0.connection == 1 })
    }

    @Test("Six megabytes go both ways")
    func carriesLongBodies() async throws {
        let event = "\"\(String(repeating: "x", count: 6 << 20))\""

        let run = try await run(against: [.event(event), .accepted])

        #expect(run.requests[1].body == event)
    }

    @Test("A refusal that comes before a long result was read is heard, and the next event is served")
    func hearsEarlyRefusal() async throws {
        var refusal = FakeReply.status(413, "too large").then(.closed)
        refusal.ignoresBody = true

        let run = try await run(against: [.event("1"), refusal, .event("2"), .accepted]) { event, _ in
            event == Array("1".utf8) ? [UInt8](repeating: 0x20, count: 32 << 20) : event
        }

        #expect(run.calls.count >= 4)
        #expect(run.log.count == 1 && run.log[0].contains("413"))
        #expect(run.requests.suffix(2).map(\.body) == ["2", ""])
    }

    @Test("An API that nobody serves is named with its address")
    func namesUnreachable() async throws {
        let runtime = try LambdaRuntime(environment: ["AWS_LAMBDA_RUNTIME_API": "127.0.0.1:1"])

        let error = await #expect(throws: LambdaRuntimeError.self) {
            try await runtime.run(NoHandler())
        }

        #expect(error?.code == .unreachable)
        #expect(
            error?.message.contains("127.0.0.1:1 (AWS_LAMBDA_RUNTIME_API) cannot be reached: Connection refused")
                == true
        )
    }

    @Test("A name is looked up")
    func connectsToName() async throws {
        let run = try await run(against: [.event("1"), .accepted], at: "localhost")

        #expect(run.requests.map(\.body) == ["", "1", ""])
        #expect(run.requests.allSatisfy { $0.headers["host"]?.hasPrefix("localhost:") == true })
    }

    @Test("A name that does not exist is named")
    func namesUnknown() async throws {
        let runtime = try LambdaRuntime(environment: ["AWS_LAMBDA_RUNTIME_API": "no-such-host.invalid:1"])

        let error = await #expect(throws: LambdaRuntimeError.self) {
            try await runtime.run(NoHandler())
        }

        #expect(error?.code == .unreachable && error?.message.contains("no-such-host.invalid:1") == true)
    }

    private struct NoHandler: InvocationHandler {
        func handle(_ event: [UInt8], _ context: InvocationContext) -> [UInt8] { event }
    }
}
