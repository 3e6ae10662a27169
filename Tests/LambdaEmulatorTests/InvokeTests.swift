import LambdaEmulator
import NIOConcurrencyHelpers
import Testing

@Suite("Calls", .timeLimit(.minutes(1)))
struct InvokeTests {
    private func request(
        _ name: String = "odd",
        _ text: String = "x",
        kind: InvocationRequest.Kind = .requestResponse
    )
        -> InvocationRequest
    {
        InvocationRequest(functionName: name, payload: Array("\"\(text)\"".utf8), kind: kind)
    }

    @Test("A call beyond the account's concurrency is refused with Lambda's reason, and the next one is not")
    func concurrencyLimit() async throws {
        let file = TemporaryFile()
        let settings = OddEmulator.settings { $0.concurrencyLimit = 1 }
        try await OddEmulator.withRunning(OddEmulator.function(), settings) { odd in
            try await withThrowingTaskGroup(of: InvocationOutcome.self) { group in
                group.addTask { await odd.invoke("await:\(file.path)") }
                _ = try await odd.environments { $0.map(\.state) == [.busy] }
                let refused = await odd.invoke("x").refusal
                file.create()
                _ = try await group.next()

                #expect(refused?.type == "TooManyRequestsException" && refused?.status == 429)
                #expect(refused?.reason == "ConcurrentInvocationLimitExceeded")
                #expect(await odd.invoke("x").answer != nil)
            }
        }
    }

    @Test("A function that may not gain environments so fast is throttled, and uses those that it has")
    func scalingRate() async throws {
        let settings = OddEmulator.settings { $0.scalingRate = ScalingRate(environments: 2, period: .seconds(3600)) }
        try await OddEmulator.withRunning(OddEmulator.function(), settings) { odd in
            let outcomes = await odd.invoke("sleep:500", times: 5)

            #expect(outcomes.compactMap(\.answer).count == 2)
            #expect(Set(outcomes.compactMap { $0.refusal?.reason }) == ["FunctionInvocationRateLimitExceeded"])
            #expect(await odd.invoke("x").isCold == false)
        }
    }

    @Test(
        "A call that cannot be is refused as Lambda refuses it",
        arguments: [
            (
                "none", 404, "ResourceNotFoundException",
                "Function not found: arn:aws:lambda:us-east-1:123456789012:function:none"
            ),
            (
                "odd:nope", 404, "ResourceNotFoundException",
                "Function not found: arn:aws:lambda:us-east-1:123456789012:function:odd:nope"
            ),
            (
                "arn:aws:lambda:eu-west-1:123456789012:function:odd", 404, "ResourceNotFoundException",
                "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:odd"
            ),
        ]
    )
    func refusals(name: String, status: Int, type: String, message: String) async throws {
        try await OddEmulator.withRunning { odd in
            let refusal = await odd.emulator.invoke(request(name)).refusal

            #expect(refusal == ServiceError(type: type, status: status, message: message))
        }
    }

    @Test("An event that is no JSON, or too large, is refused")
    func refusedEvents() async throws {
        try await OddEmulator.withRunning { odd in
            let noJSON = await odd.emulator.invoke(InvocationRequest(functionName: "odd", payload: Array("{".utf8)))
            let large = [UInt8(ascii: "1")] + Array(repeating: UInt8(ascii: " "), count: 6_291_456)
            let tooLarge = await odd.emulator.invoke(InvocationRequest(functionName: "odd", payload: large))
            let event = await odd.emulator.invoke(
                InvocationRequest(functionName: "odd", payload: Array(large.prefix(1_048_577)), kind: .event)
            )

            #expect(noJSON.refusal?.type == "InvalidRequestContentException" && noJSON.refusal?.status == 400)
            #expect(tooLarge.refusal?.status == 413)
            #expect(
                tooLarge.refusal?.message
                    == "Request must be smaller than 6291456 bytes for the InvokeFunction operation"
            )
            #expect(event.refusal?.status == 413)
            #expect(await odd.emulator.environments().isEmpty)
        }
    }

    @Test("A call without an event has an empty one")
    func emptyEvent() async throws {
        try await OddEmulator.withRunning { odd in
            let outcome = await odd.emulator.invoke(InvocationRequest(functionName: "odd"))

            #expect(outcome.answer == "{}")
        }
    }

    @Test("A dry run starts nothing")
    func dryRun() async throws {
        try await OddEmulator.withRunning { odd in
            let outcome = await odd.emulator.invoke(request(kind: .dryRun))

            #expect(outcome.result == .permitted)
            #expect(await odd.emulator.environments().isEmpty)
        }
    }

    @Test("An event is taken at once, and tried twice more with the same id when the function fails")
    func eventRetries() async throws {
        let settings = OddEmulator.settings { $0.eventRetryDelays = [.milliseconds(20), .milliseconds(20)] }
        try await OddEmulator.withRunning(OddEmulator.function(), settings) { odd in
            let outcome = await odd.emulator.invoke(request("odd", "error:no", kind: .event))
            _ = try await odd.environments { $0.map(\.invocations) == [3] }

            #expect(outcome.result == .accepted)
            let starts = odd.log.lines.filter { $0.hasPrefix("START") }
            #expect(starts == Array(repeating: "START RequestId: \(outcome.requestID) Version: $LATEST", count: 3))
        }
    }

    @Test("A completion is called once for each call, without a task for it")
    func completions() async throws {
        try await OddEmulator.withRunning { odd in
            let (outcomes, continuation) = AsyncStream<InvocationOutcome>.makeStream()
            for _ in 0..<10 { odd.emulator.submit(request()) { continuation.yield($0) } }
            var answers: [String?] = []
            for await outcome in outcomes.prefix(10) { answers.append(outcome.answer) }

            #expect(answers == Array(repeating: "\"x\"", count: 10))
        }
    }

    @Test("A call after the emulator's end is refused")
    func callAfterEnd() async throws {
        let kept = NIOLockedValueBox<LambdaEmulator?>(nil)
        try await OddEmulator.withRunning { odd in kept.withLockedValue { $0 = odd.emulator } }

        let emulator = try #require(kept.withLockedValue { $0 })
        #expect(await emulator.invoke(request()).refusal?.status == 500)
        #expect(await emulator.environments().isEmpty)
    }
}
