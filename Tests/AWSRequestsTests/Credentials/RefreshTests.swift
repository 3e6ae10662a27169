import NIOConcurrencyHelpers
import Testing

@testable import AWSRequests

/// A place whose credentials a test hands out one by one.
private final class ScriptedSource: CredentialSource {
    let name = "a scripted place"
    private let count = NIOLockedValueBox(0)
    private let answer: @Sendable (Int) async throws -> AWSCredentials

    init(_ answer: @escaping @Sendable (Int) async throws -> AWSCredentials) {
        self.answer = answer
    }

    /// How often it was asked.
    var searches: Int { count.withLockedValue(\.self) }

    func find() async throws -> CredentialSearch {
        let number = count.withLockedValue { count in
            count += 1
            return count
        }
        return .found(try await answer(number))
    }
}

/// What a test holds back until it opens it.
private final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func open() { continuation.finish() }

    func pass() async throws {
        for await _ in stream {}
        try Task.checkCancellation()
    }
}

@Suite("Credentials that are kept", .timeLimit(.minutes(5)))
struct RefreshTests {
    private let world = TestWorld()

    private func key(_ number: Int, lasting life: Duration? = .seconds(3600)) throws -> AWSCredentials {
        try AWSCredentials(
            accessKeyID: "AKID\(number)",
            secretAccessKey: "secret",
            expiration: life.map { world.now.advanced(by: $0) }
        )
    }

    private func kept(_ source: ScriptedSource) -> CachedCredentials {
        CachedCredentials(source, in: world.surroundings())
    }

    @Test("However many need credentials at once, they are fetched once")
    func fetchesOnce() async throws {
        let gate = Gate()
        let source = ScriptedSource { number in
            try await gate.pass()
            return try key(number)
        }
        let credentials = kept(source)

        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await credentials.current().accessKeyID } }
            try await wait { credentials.waitingCount == 99 }
            gate.open()
            for try await id in group { #expect(id == "AKID1") }
        }

        #expect(source.searches == 1)
    }

    @Test("They are fetched again five minutes before they end, and not before")
    func refreshesEarly() async throws {
        let credentials = kept(ScriptedSource { try key($0) })
        var ids: [String] = []

        for pause in [0, 3299, 2] {
            world.advance(by: .seconds(pause))
            ids.append(try await credentials.current().accessKeyID)
        }

        #expect(ids == ["AKID1", "AKID1", "AKID2"])
    }

    @Test("Those that live for a few minutes are used for three quarters of their life")
    func usesShortLived() async throws {
        let source = ScriptedSource { try key($0, lasting: .seconds(120)) }
        let credentials = kept(source)

        for pause in [0, 60, 29] {
            world.advance(by: .seconds(pause))
            _ = try await credentials.current()
        }
        #expect(source.searches == 1)
        world.advance(by: .seconds(2))
        _ = try await credentials.current()

        #expect(source.searches == 2)
    }

    @Test("Those that do not end are fetched once")
    func keepsLasting() async throws {
        let source = ScriptedSource { try key($0, lasting: nil) }
        let credentials = kept(source)

        for _ in 0..<3 {
            _ = try await credentials.current()
            world.advance(by: .seconds(1_000_000))
        }

        #expect(source.searches == 1)
    }

    @Test("When new ones cannot be had, the old ones are used until they end, and it is tried again in between")
    func survivesFailure() async throws {
        let source = ScriptedSource { number in
            guard number == 1 else { throw AWSError(.noAnswer, "nobody answers") }
            return try key(number)
        }
        let credentials = kept(source)

        _ = try await credentials.current()
        world.advance(by: .seconds(3400))
        #expect(try await credentials.current().accessKeyID == "AKID1")
        #expect(try await credentials.current().accessKeyID == "AKID1")
        #expect(source.searches == 2)
        world.advance(by: .seconds(46))  // half of the way from half a minute to a minute, and one more
        #expect(try await credentials.current().accessKeyID == "AKID1")
        #expect(source.searches == 3)
        world.advance(by: .seconds(200))
        let error = await #expect(throws: AWSError.self) { try await credentials.current() }

        #expect(error?.code == .noAnswer)
        #expect(source.searches == 4)
    }

    @Test("All who wait for credentials that cannot be had are told why, and the next one tries again")
    func sharesFailure() async throws {
        let gate = Gate()
        let source = ScriptedSource { number in
            try await gate.pass()
            guard number > 1 else { throw AWSError(.noCredentials, "there are none") }
            return try key(number)
        }
        let credentials = kept(source)

        try await withThrowingTaskGroup(of: AWSError.Code?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        _ = try await credentials.current()
                        return nil
                    } catch {
                        return (error as? AWSError)?.code
                    }
                }
            }
            try await wait { credentials.waitingCount == 9 }
            gate.open()
            for try await code in group { #expect(code == .noCredentials) }
        }

        #expect(source.searches == 1)
        #expect(try await credentials.current().accessKeyID == "AKID2")
    }

    @Test("When the one who fetches is called off, one of those who wait fetches in its place")
    func passesOn() async throws {
        let gate = Gate()
        let source = ScriptedSource { number in
            if number == 1 { try await gate.pass() }
            return try key(number)
        }
        let credentials = kept(source)

        try await withThrowingTaskGroup(of: String?.self) { group in
            let (calledOff, ended) = AsyncStream<Void>.makeStream()
            group.addTask {
                await withThrowingTaskGroup(of: Void.self) { inner in
                    inner.addTask { _ = try await credentials.current() }
                    for await _ in calledOff {}
                    inner.cancelAll()
                    await #expect(throws: CancellationError.self) { try await inner.waitForAll() }
                }
                return nil
            }
            try await wait { source.searches == 1 }
            for _ in 0..<5 { group.addTask { try await credentials.current().accessKeyID } }
            try await wait { credentials.waitingCount == 5 }
            ended.finish()
            for try await id in group where id != nil { #expect(id == "AKID2") }
        }

        #expect(source.searches == 2)
    }

    @Test("One who waits can be called off alone")
    func leavesAlone() async throws {
        let gate = Gate()
        let source = ScriptedSource { number in
            try await gate.pass()
            return try key(number)
        }
        let credentials = kept(source)

        try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask { try await credentials.current().accessKeyID }
            try await wait { source.searches == 1 }
            try await withThrowingTaskGroup(of: Void.self) { inner in
                inner.addTask { _ = try await credentials.current() }
                try await wait { credentials.waitingCount == 1 }
                inner.cancelAll()
                await #expect(throws: CancellationError.self) { try await inner.waitForAll() }
            }
            #expect(credentials.waitingCount == 0)
            gate.open()
            for try await id in group { #expect(id == "AKID1") }
        }
    }

    @Test("A thousand requests that come back unwanted make nobody fetch more than once")
    func renewsOnce() async throws {
        let source = ScriptedSource { try key($0, lasting: nil) }
        let credentials = kept(source)
        let request = AWSRequest("GET", to: AWSEndpoint(host: "host"), path: "/")
        let signer = RequestSigner(service: "lambda", region: "eu-central-1")
        let signed = signer.signed(request, with: try await credentials.current(), at: world.now)

        for _ in 0..<1000 {
            credentials.forget(signerOf: signed)
            credentials.forget(signerOf: request)
            #expect(try await credentials.current().accessKeyID == "AKID2")
        }

        #expect(source.searches == 2)
    }

    @Test("Credentials that have ended before they come are an error")
    func refusesEnded() async throws {
        let credentials = kept(ScriptedSource { try key($0, lasting: .seconds(-1)) })

        let error = await #expect(throws: AWSError.self) { try await credentials.current() }

        #expect(error?.code == .invalidCredentials)
    }

    @Test("When AWS says that they have ended, they are fetched again and the call is made with the new ones")
    func renewsAtOnce() async throws {
        let source = ScriptedSource { try key($0, lasting: nil) }
        let transport = ScriptedTransport(
            AWSResponse(403, "{}", headers: [AWSHeader("x-amzn-errortype", "ExpiredTokenException")]),
            AWSResponse(200, "{}"),
            AWSResponse(403, "{}", headers: [AWSHeader("x-amzn-errortype", "ExpiredTokenException")])
        )
        let surroundings = world.surroundings(transport: transport)
        let client = try AWSClient(
            AWSSettings(region: "eu-central-1", environment: [:]),
            credentials: CachedCredentials(source, in: surroundings),
            in: surroundings
        )

        _ = try await client.invoke(LambdaInvocation(of: "orders"), timeout: .seconds(1))
        let error = await #expect(throws: AWSError.self) {
            try await client.invoke(LambdaInvocation(of: "orders"), timeout: .seconds(1))
        }

        let keys = transport.requests.map { $0.headers.value(of: "authorization")?.contains("AKID1/") }
        #expect(keys == [true, false, false, false])
        #expect(error?.code == AWSError.Code("ExpiredTokenException"))
        #expect(source.searches == 3)
    }
}
