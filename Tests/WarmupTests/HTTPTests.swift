import JSONText
import Testing
import Warmup

@Suite("HTTP requests", .timeLimit(.minutes(1)))
struct HTTPTests {
    @Test("A request with the header is a ping, on any path, and holds")
    func answersHeader() async throws {
        let environment = TestEnvironment()

        let answer = try #require(
            await environment.warmup.answer(path: "/orders/7", ping: "version=1;round=7f3a-1;ping=3;of=10;hold=50")
        )

        #expect(
            answer.headers == [
                "cache-control": "no-store", "content-type": "application/json", "keepwarm-cold-start": "true",
                "keepwarm-environment": TestEnvironment.id,
            ]
        )
        #expect(
            String(decoding: answer.body, as: UTF8.self) == """
                {"keepwarm":{"version":1,"environment":"\(TestEnvironment.id)","coldStart":true,"age":0,\
                "requests":0,"held":50,"priming":"none"}}
                """
        )
        #expect(environment.age == .milliseconds(50))
    }

    @Test("The second answer says that the environment was warm")
    func tellsWarm() async throws {
        let environment = TestEnvironment()

        _ = await environment.warmup.answer(path: "/", ping: "version=1")
        let second = await environment.warmup.answer(path: "/", ping: "version=1")

        #expect(second?.headers["keepwarm-cold-start"] == "false")
    }

    @Test("A health check is a ping by its path, and primes without a hold", arguments: ["/health", "/health?deep=1"])
    func answersPath(path: String) async throws {
        let environment = TestEnvironment(.init(healthPaths: ["/health", "/ready"]))
        var primed = 0

        let answer = await environment.warmup.answer(path: path, ping: nil) { primed += 1 }

        #expect(answer != nil && primed == 1 && environment.age == .zero)
    }

    @Test("The header of a health check decides about its hold")
    func headerWins() async throws {
        let environment = TestEnvironment(.init(healthPaths: ["/health"]))

        _ = await environment.warmup.answer(path: "/health", ping: "version=1;round=r;ping=1;of=1;hold=30")

        #expect(environment.age == .milliseconds(30))
    }

    @Test("Any other request passes and is counted", arguments: ["/", "/healthy", "/health/", "", "?/health"])
    func passes(path: String) async throws {
        let environment = TestEnvironment(.init(healthPaths: ["/health"]))

        let answer = await environment.warmup.answer(path: path, ping: nil)

        #expect(answer == nil)
        #expect(try await environment.ping()?["requests"] == 1)
    }

    @Test(
        "A header that makes no sense is a ping all the same, so that no business is done, and holds nothing",
        arguments: [
            "", ";", "=", "hold", "hold=", "hold=-1", "hold=x", "hold=99999999999999999999", "version=1;;hold",
            String(repeating: "hold=50;", count: 100),
        ]
    )
    func survives(header: String) async {
        let environment = TestEnvironment()

        let answer = await environment.warmup.answer(path: "/", ping: header)

        #expect(answer != nil && environment.age == .zero)
    }

    @Test("Blanks after semicolons and fields of later versions are passed over")
    func readsLoosely() async {
        let environment = TestEnvironment()

        _ = await environment.warmup.answer(path: "/", ping: "version=2; later=x; hold=40")

        #expect(environment.age == .milliseconds(40))
    }
}
