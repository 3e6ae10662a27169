import OddServers
import Testing
import Warming

@Suite("Pinger")
struct TargetPingerTests {
    @Test("A well-formed answer is answered, with its status and both times", .timeLimit(.minutes(1)))
    func answers() async throws {
        try await withOddServer(.answer(status: 200)) { server in
            let answer = try await ping(server, "/health")

            #expect(answer.outcome == Outcome(.answered))
            #expect(answer.status == 200)
            let firstByte = try #require(answer.firstByte)
            #expect(firstByte > .zero && firstByte <= answer.latency)
        }
    }
}
