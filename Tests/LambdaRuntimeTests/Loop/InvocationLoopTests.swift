import Testing

@testable import LambdaRuntime

@Suite("Serving invocations", .timeLimit(.minutes(1)))
struct InvocationLoopTests {
    private static let id = "8f5a0000-1111-2222-3333-444455556666"

    @Test("Every event is answered, over one connection")
    func serves() async throws {
        let run = try await run(against: [.event("1"), .accepted, .event("\"zwölf\""), .accepted])

        #expect(
            run.calls == [
                "GET /invocation/next", "POST /invocation/\(Self.id)/response", "GET /invocation/next",
                "POST /invocation/\(Self.id)/response", "GET /invocation/next",
            ]
        )
        #expect(run.requests.map(\.body) == ["", "1", "", "\"zwölf\"", ""])
        #expect(run.requests.allSatisfy { $0.connection == 1 && $0.headers["host"]?.hasPrefix("127.0.0.1:") == true })
        #expect(run.log.isEmpty)
    }

    @Test("All that the headers say reaches the handler, and what they leave empty is nil")
    func passesContext() async throws {
        let event = FakeReply.event(
            headers: [
                "lambda-runtime-invoked-function-arn: arn:aws:lambda:eu-west-1:1:function:f:live",
                "LAMBDA-RUNTIME-TRACE-ID: Root=1-2;Sampled=1", "Lambda-Runtime-Client-Context: {\"a\":\"é\"}",
                "Lambda-Runtime-Cognito-Identity: {\"cognitoIdentityId\":\"i\"}",
                "Lambda-Runtime-Aws-Tenant-Id: t",
            ]
        )
        let empty = FakeReply.event(headers: ["Lambda-Runtime-Client-Context:", "Lambda-Runtime-Trace-Id: "])
        let seen = Seen<InvocationContext>()

        let run = try await run(against: [event, .accepted, empty, .accepted]) { event, context in
            seen.add(context)
            return event
        }

        let contexts = seen.values
        try #require(contexts.count == 2)
        #expect(contexts[0].requestID == Self.id)
        #expect(contexts[0].remainingTime == .seconds(60))
        #expect(contexts[0].invokedFunctionARN == "arn:aws:lambda:eu-west-1:1:function:f:live")
        #expect(contexts[0].traceID == "Root=1-2;Sampled=1")
        #expect(contexts[0].clientContext == "{\"a\":\"é\"}")
        #expect(contexts[0].cognitoIdentity == "{\"cognitoIdentityId\":\"i\"}")
        #expect(contexts[0].tenantID == "t")
        #expect(contexts[1].clientContext == nil && contexts[1].cognitoIdentity == nil && contexts[1].tenantID == nil)
        #expect(contexts[1].invokedFunctionARN == "" && contexts[1].traceID == nil)
        #expect(run.traceIDs == ["Root=1-2;Sampled=1", nil])
    }

    @Test("What a handler throws is that invocation's error, and the next event is served")
    func reportsErrors() async throws {
        let run = try await run(against: [.event("1"), .accepted, .event("2"), .accepted]) { event, _ in
            guard event == Array("2".utf8) else { throw SystemError(call: "open", errno: 2) }
            return event
        }

        #expect(run.calls[1] == "POST /invocation/\(Self.id)/error")
        #expect(run.requests[1].headers["lambda-runtime-function-error-type"] == "Function.SystemError")
        #expect(
            run.requests[1].body
                == #"{"errorMessage":"No such file or directory (open)","errorType":"Function.SystemError","stackTrace":[]}"#
        )
        #expect(run.calls[3] == "POST /invocation/\(Self.id)/response")
        #expect(
            run.log == ["RequestId: \(Self.id) Error: Function.SystemError: No such file or directory (open)\n"]
        )
    }

    @Test("A cancelled handler is an error like any other")
    func reportsCancellation() async throws {
        let run = try await run(against: [.event(), .accepted]) { _, _ in throw CancellationError() }

        #expect(run.requests[1].headers["lambda-runtime-function-error-type"] == "Function.CancellationError")
    }

    @Test(
        "A deadline that is missing or no number fails the invocation alone",
        arguments: [nil, "", "soon", "-1", "1.5", "99999999999999999999"]
    )
    func refusesDeadline(deadline: String?) async throws {
        let run = try await run(against: [.event("1", deadline: deadline), .accepted, .event("2"), .accepted])

        #expect(run.requests[1].headers["lambda-runtime-function-error-type"] == "Runtime.MalformedDeadline")
        #expect(run.requests[3].body == "2")
    }

    @Test("An invocation without a usable id ends the process", arguments: [nil, "", "a b", "../x", "a\u{7F}"])
    func needsID(id: String?) async throws {
        let run = try await run(against: [.event(id: id)])

        #expect(run.error.code == .invalidResponse)
        #expect(run.error.message.contains("Lambda-Runtime-Aws-Request-Id"))
        #expect(run.calls == ["GET /invocation/next"])
    }

    @Test("A refused result is a line in the log, and the next event is served", arguments: [400, 403, 413])
    func survivesRefusal(status: Int) async throws {
        let refusal = FakeReply.status(status, #"{"errorMessage":"Invalid request ID"}"#)

        let run = try await run(against: [.event("1"), refusal, .event("2"), .accepted])

        #expect(run.requests.map(\.body) == ["", "1", "", "2", ""])
        #expect(
            run.log == [
                "RequestId: \(Self.id) Error: The Runtime API refused the response with status \(status): "
                    + "{\"errorMessage\":\"Invalid request ID\"}.\n"
            ]
        )
    }

    @Test("A refused error is a line in the log too")
    func survivesRefusalOfError() async throws {
        let run = try await run(against: [.event("1"), .status(403), .event("2"), .status(403)]) { _, _ in
            throw CancellationError()
        }

        #expect(run.log.filter { $0.contains("refused the error with status 403") }.count == 2)
        #expect(run.calls.count == 5)
    }

    @Test("A status of 500 ends the process, whatever it answers")
    func endsAtContainerError() async throws {
        let atNext = try await run(against: [.status(500, "Container error")])
        let atResponse = try await run(against: [.event(), .status(500)])
        let atError = try await run(against: [.event(), .status(503)]) { _, _ in throw CancellationError() }

        #expect(atNext.error.code == .refused && atNext.error.message.contains("Container error"))
        #expect(atResponse.error.code == .refused && atResponse.calls.count == 2)
        #expect(atError.error.code == .refused && atError.calls.count == 2)
    }

    @Test("Any refusal of the next invocation ends the process", arguments: [202, 204, 301, 400, 403, 404])
    func endsWithoutInvocation(status: Int) async throws {
        let run = try await run(against: [.status(status)])

        #expect(run.error.code == .refused && run.calls.count == 1)
    }
}
