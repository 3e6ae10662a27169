import LambdaEmulator
import Testing

@Suite("Lambda's API")
struct InvokeAPITests {
    private static let path = "/2015-03-31/functions/orders/invocations"

    @Test("An invocation answers with what the function does, and says which version and environment ran")
    func invokes() async throws {
        let engine = ScriptedEngine()

        try await withDoors(engine) { lambda, _ in
            let response = try await lambda.send("POST", Self.path, body: Array(#"{"a":1}"#.utf8))

            #expect(response.status == 200)
            #expect(response.text == #"{"a":1}"#)
            #expect(response.header("x-amz-executed-version") == "$LATEST")
            #expect(response.header("x-amzn-requestid") == "8f5a0000-0000-4000-8000-000000000001")
            #expect(response.header("x-emulator-environment") == "0123456789abcdef0123456789abcdef")
            #expect(response.header("x-emulator-cold") == "false")
            #expect(response.header("x-amz-function-error") == nil)
        }
        #expect(engine.requests == [InvocationRequest(functionName: "orders", payload: Array(#"{"a":1}"#.utf8))])
    }

    @Test("What the headers and the query say reaches the engine")
    func readsRequest() async throws {
        var function = EmulatedFunction.named("orders")
        function.versions = ["$LATEST", "1"]
        function.aliases = ["live": "1"]
        let engine = ScriptedEngine(functions: [function])

        try await withDoors(engine) { lambda, _ in
            _ = try await lambda.send(
                "POST",
                "\(Self.path)?Qualifier=live",
                headers: [
                    ("X-Amz-Log-Type", "Tail"), ("X-Amz-Client-Context", "eyJjdXN0b20iOnsidCI6MX19"),
                    ("X-Amz-Tenant-Id", "blue"), ("X-Amzn-Trace-Id", "Root=1-2-3"),
                ]
            )
        }

        #expect(
            engine.requests == [
                InvocationRequest(
                    functionName: "orders",
                    qualifier: "live",
                    clientContext: #"{"custom":{"t":1}}"#,
                    tenantID: "blue",
                    traceID: "Root=1-2-3",
                    wantsLogTail: true
                )
            ]
        )
    }

    @Test("A function's name reaches the engine as it is meant, whatever is encoded of it")
    func decodesName() async throws {
        let engine = ScriptedEngine()

        try await withDoors(engine) { lambda, _ in
            for name in ["orders:live", "orders%3Alive", "123456789012%3Afunction:orders%3Alive"] {
                _ = try await lambda.send("POST", "/2015-03-31/functions/\(name)/invocations")
            }
        }
        #expect(
            engine.requests.map(\.functionName) == [
                "orders:live", "orders:live", "123456789012:function:orders:live",
            ]
        )
    }

    @Test("A function that failed answers 200 with its error and a header that says so")
    func tellsFunctionError() async throws {
        let engine = ScriptedEngine { _ in .outcome(.functionError("Unhandled", Array(#"{"errorMessage":"no"}"#.utf8)))
        }

        try await withDoors(engine) { lambda, _ in
            let response = try await lambda.send("POST", Self.path)

            #expect(response.status == 200)
            #expect(response.header("x-amz-function-error") == "Unhandled")
            #expect(response.text == #"{"errorMessage":"no"}"#)
        }
    }

    @Test("An Event is accepted with 202 and a DryRun permitted with 204, both without a body")
    func acceptsEvents() async throws {
        let engine = ScriptedEngine { .outcome($0.kind == .event ? .accepted : .permitted) }

        try await withDoors(engine) { lambda, _ in
            let event = try await lambda.send("POST", Self.path, headers: [("X-Amz-Invocation-Type", "Event")])
            let dryRun = try await lambda.send("POST", Self.path, headers: [("X-Amz-Invocation-Type", "DryRun")])

            #expect(event.status == 202)
            #expect(event.body.isEmpty)
            #expect(dryRun.status == 204)
            #expect(dryRun.body.isEmpty)
        }
        #expect(engine.requests.map(\.kind) == [.event, .dryRun])
    }

    @Test("The end of the log comes in base64, and an added delay is never silent")
    func tellsLog() async throws {
        let engine = ScriptedEngine { request in
            var outcome = InvocationOutcome.echo(request)
            outcome.logTail = Array("START\n".utf8)
            outcome.isCold = true
            outcome.addedDelay = .milliseconds(1500)
            return outcome
        }

        try await withDoors(engine) { lambda, _ in
            let response = try await lambda.send("POST", Self.path, headers: [("x-amz-log-type", "Tail")])

            #expect(response.header("x-amz-log-result") == "U1RBUlQK")
            #expect(response.header("x-emulator-cold") == "true")
            #expect(response.header("x-emulator-added-delay-ms") == "1500")
        }
    }

    @Test("A throttled caller gets 429 with the reason and the time to wait")
    func tellsThrottle() async throws {
        let engine = ScriptedEngine { _ in .outcome(.refused(.tooManyRequests(.reservedConcurrency))) }

        try await withDoors(engine) { lambda, _ in
            let response = try await lambda.send("POST", Self.path)

            #expect(response.status == 429)
            #expect(response.header("x-amzn-errortype") == "TooManyRequestsException")
            #expect(response.header("retry-after") == "1")
            #expect(
                response.text
                    == #"{"Type":"User","Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","#
                    + #""message":"Rate Exceeded."}"#
            )
        }
    }

    @Test("The emulator tells its environments, and ends the idle ones when asked")
    func tellsStatus() async throws {
        let engine = ScriptedEngine()

        try await withDoors(engine) { lambda, _ in
            let entry = try #require(try await lambda.environments().environments.first)
            #expect(entry.id == "0123456789abcdef0123456789abcdef")
            #expect(entry.state == "idle")
            #expect(entry.ageMs == 90_500)
            #expect(entry.idleMs == 30_000)
            #expect(entry.initDurationMs == 4.25)
            #expect(entry.processID == 4711)
            #expect(try await lambda.expireIdle() == 3)
            #expect(try await lambda.send("GET", "/_emulator/expire").status == 404)
        }
        #expect(engine.expirations == 1)
    }
}
