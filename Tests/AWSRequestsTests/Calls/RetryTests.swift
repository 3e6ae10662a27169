import Testing

@testable import AWSRequests

@Suite("Attempts")
struct RetryTests {
    private let read = AWSCall(service: "lambda", method: "GET", path: "/2015-03-31/functions/")
    private let ping = AWSCall(service: "lambda", method: "POST", path: "/a", repeatability: .whenRefused)

    @Test(
        "A call that changes nothing is made again after failures that pass",
        arguments: [
            AWSResponse(429), AWSResponse(500), AWSResponse(502), AWSResponse(503), AWSResponse(504),
            AWSResponse(400, #"{"__type":"com.amazon.coral.service#ThrottlingException","message":"Rate exceeded"}"#),
        ]
    )
    func repeatsReads(failure: AWSResponse) async throws {
        let world = TestWorld()
        let transport = ScriptedTransport(failure, failure, AWSResponse(200, "{}"))

        let answer = try await AWSClient.test(transport, world).send(read, timeout: .seconds(1))

        #expect(answer.status == 200)
        #expect(world.pauses == [.milliseconds(500), .seconds(1)])  // half of 1 s and of 2 s
    }

    @Test("A call is not made more often than three times, and the last failure is what is told")
    func givesUp() async throws {
        let transport = ScriptedTransport(AWSResponse(500, "{}"), AWSResponse(503, "{}"), AWSResponse(502, "{}"))

        let error = await #expect(throws: AWSError.self) {
            try await AWSClient.test(transport).send(read, timeout: .seconds(1))
        }

        #expect(error?.status == 502)
        #expect(transport.requests.count == 3)
    }

    @Test("A call that got no answer is made again when it changes nothing, and not when it may have been carried out")
    func minds() async throws {
        let transport = ScriptedTransport { _, _ in throw AWSError(.noAnswer, "nobody answers") }

        for (call, attempts) in [(read, 3), (ping, 1)] {
            let before = transport.requests.count
            let error = await #expect(throws: AWSError.self) {
                try await AWSClient.test(transport).send(call, timeout: .seconds(1))
            }
            #expect(error?.code == .noAnswer)
            #expect(transport.requests.count - before == attempts)
        }
    }

    @Test(
        "An invocation is made again when AWS refused it, and after nothing else",
        arguments: [429, 500, 502, 503, 504]
    )
    func doublesNoPing(status: Int) async throws {
        let transport = ScriptedTransport(AWSResponse(status, "{}"), AWSResponse(200, "{}"))

        let answer = try? await AWSClient.test(transport)
            .invoke(LambdaInvocation(of: "orders"), timeout: .seconds(1))

        #expect(transport.requests.count == (status == 429 ? 2 : 1))
        #expect((answer != nil) == (status == 429))
    }

    @Test("What AWS asks to wait is waited, and what takes too long is left to the caller")
    func waitsAsAsked() async throws {
        let world = TestWorld()
        func answers(_ seconds: String) -> ScriptedTransport {
            ScriptedTransport(
                AWSResponse(429, "{}", headers: [AWSHeader("Retry-After", seconds)]),
                AWSResponse(200, "{}")
            )
        }

        _ = try await AWSClient.test(answers("7"), world).send(read, timeout: .seconds(1))
        let error = await #expect(throws: AWSError.self) {
            try await AWSClient.test(answers("21"), world).send(read, timeout: .seconds(1))
        }
        _ = try await AWSClient.test(answers("soon"), world).send(read, timeout: .seconds(1))

        #expect(world.pauses == [.seconds(7), .milliseconds(500)])
        #expect(error?.retryAfter == .seconds(21))
    }

    @Test("A refusal is not repeated", arguments: [400, 403, 404, 409])
    func takesNo(status: Int) async throws {
        let transport = ScriptedTransport(AWSResponse(status, "{}"))

        await #expect(throws: AWSError.self) {
            try await AWSClient.test(transport).send(read, timeout: .seconds(1))
        }

        #expect(transport.requests.count == 1)
    }

    @Test("Each attempt is signed anew, for its own time")
    func signsAnew() async throws {
        let world = TestWorld()
        let transport = ScriptedTransport { _, number in
            world.advance(by: .seconds(60))
            return AWSResponse(number == 1 ? 500 : 200, "{}")
        }

        _ = try await AWSClient.test(transport, world).send(read, timeout: .seconds(1))

        let dates = transport.requests.map { $0.headers.value(of: "x-amz-date") }
        #expect(dates == ["20251125T220000Z", "20251125T220100Z"])
    }

    @Test("Pauses grow to 20 seconds and no further")
    func growsPauses() {
        let plan = RetryPlan(attempts: 50)
        let failure = AWSError(.noAnswer, "")

        let pauses = (1...49).map { plan.pause(after: failure, attempt: $0, repeatability: .always, random: 1) }

        #expect(Array(pauses[..<6]) == [1, 2, 4, 8, 16, 20].map { .seconds($0) })
        #expect(pauses[6...].allSatisfy { $0 == .seconds(20) })
        #expect(plan.pause(after: failure, attempt: 50, repeatability: .always, random: 1) == nil)
    }

    @Test("A cancelled task makes no further attempt", .timeLimit(.minutes(5)))
    func endsEarly() async throws {
        let transport = ScriptedTransport(AWSResponse(500, "{}"))
        let surroundings = TestWorld().patient(transport: transport)
        let client = try AWSClient(
            AWSSettings(region: "eu-central-1", environment: [:]),
            credentials: CachedCredentials(FixedCredentials(), in: surroundings),
            in: surroundings
        )

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await client.send(read, timeout: .seconds(1)) }
            try await wait { !transport.requests.isEmpty }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.waitForAll() }
        }

        #expect(transport.requests.count == 1)
    }
}
