import OddServers
import Pinging
import Testing
import Warming

@Suite("HTTP pinger")
struct HTTPPingerTests {
    @Test("A well-formed answer is answered, with its status and both times", .timeLimit(.minutes(1)))
    func answers() async throws {
        try await withOddServer(.answer(status: 200)) { server in
            let target = try Target(endpoint: HTTPEndpoint(url: HTTPURL(server.url("/health"))))

            let answer = try await HTTPPinger.withPinger(userAgent: "keepwarm/test") {
                await $0.ping(Ping(target: target))
            }

            #expect(answer.outcome == Outcome(.answered))
            #expect(answer.status == 200)
            let firstByte = try #require(answer.firstByte)
            #expect(firstByte > .zero && firstByte <= answer.latency)
        }
    }
}
