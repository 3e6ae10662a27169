import JSONText
import NIOConcurrencyHelpers
import Testing
import Warmup

@Suite("What an environment says of itself", .timeLimit(.minutes(1)))
struct IdentityTests {
    @Test("The reply to a ping has its members in their order")
    func documents() async {
        let environment = TestEnvironment()

        environment.clock.advance(by: .milliseconds(100))
        for _ in 1...4 { _ = await environment.send(#"{"id":7}"#) }
        environment.clock.advance(by: .seconds(5))
        let reply = await environment.send(#"{"keepwarm":{"version":1,"round":"r","ping":1,"of":1,"hold":50}}"#) {
            environment.clock.advance(by: .milliseconds(12))
        }

        #expect(
            reply == """
                {"keepwarm":{"version":1,"environment":"\(TestEnvironment.id)","coldStart":false,"age":5100,\
                "requests":4,"idle":5000,"held":50,"priming":"done","primingTime":12}}
                """
        )
    }

    @Test("The first ping meets a cold start, unless a request was served before it")
    func coldOnce() async throws {
        let fresh = TestEnvironment()
        let used = TestEnvironment()

        _ = await used.send(#"{"id":7}"#)

        #expect(try await fresh.ping()?["coldStart"] == true)
        #expect(try await fresh.ping()?["coldStart"] == false)
        #expect(try await used.ping()?["coldStart"] == false)
    }

    @Test("Pings are no requests, and do not end an idle time")
    func idles() async throws {
        let environment = TestEnvironment()

        let none = try await environment.ping()
        _ = await environment.send(#"{"id":7}"#)
        environment.clock.advance(by: .seconds(3))
        _ = try await environment.ping()
        environment.clock.advance(by: .seconds(4))
        let idle = try await environment.ping()

        #expect(none?["idle"] == nil && none?["requests"] == 0)
        #expect(idle?["idle"] == 7000 && idle?["requests"] == 1)
    }

    @Test("An event that is looked at again as an HTTP request counts once")
    func countsOnce() async throws {
        let environment = TestEnvironment()

        let reply = await environment.warmup.reply(to: Array(#"{"version":"2.0"}"#.utf8), countsRequest: false)
        let answer = await environment.warmup.answer(path: "/orders", ping: nil)
        let next = try await environment.ping()

        #expect(reply == nil && answer == nil)
        #expect(next?["requests"] == 1)
    }

    @Test("Two environments that are started alike differ, and an id always has 32 digits")
    func differs() {
        let ids = Set((1...1000).map { _ in EnvironmentID.random().description })

        #expect(ids.count == 1000)
        #expect(ids.allSatisfy { id in id.utf8.count == 32 && id.allSatisfy(\.isHexDigit) })
    }

    @Test("Of many at once each is counted, and one at most meets the cold start")
    func countsConcurrently() async throws {
        let environment = TestEnvironment()
        let cold = NIOLockedValueBox(0)

        try await withThrowingDiscardingTaskGroup { group in
            for number in 1...200 {
                group.addTask {
                    guard number.isMultiple(of: 2) else {
                        _ = await environment.send(#"{"id":7}"#)
                        return
                    }
                    let reply = try await environment.ping()
                    if reply?["coldStart"] == true { cold.withLockedValue { $0 += 1 } }
                }
            }
        }
        let last = try await environment.ping()

        #expect(last?["requests"] == 100)
        #expect(cold.withLockedValue(\.self) <= 1)
    }
}
