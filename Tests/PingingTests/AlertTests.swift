import OddServers
import Pinging
import Testing
import Warming

@Suite("Alerts over the network", .timeLimit(.minutes(1)))
struct AlertTests {
    private let message = AlertMessage.test(at: Timestamp(secondsSince1970: 0))

    @Test("A webhook is sent a POST of JSON", arguments: AlertFormat.all)
    func posts(format: AlertFormat) async throws {
        try await withOddServer(.answer()) { webhook in
            let alert = try Alert(url: HTTPURL(webhook.url("/hook?key=1")), format: format)

            #expect(try await send(to: alert).outcome.isAnswered)

            let request = try #require(webhook.log.requests.first)
            #expect(request.method == "POST" && request.target == "/hook?key=1")
            #expect(request.values(of: "content-type") == ["application/json"])
            #expect(request.body == message.body(format))
        }
    }

    @Test("A webhook that refuses is a failure with its status")
    func fails() async throws {
        try await withOddServer(.answer(status: 410)) { webhook in
            let answer = try await send(to: Alert(url: HTTPURL(webhook.url("/hook"))))

            #expect(answer.outcome.code == .unexpectedStatus && answer.status == 410)
        }
    }

    private func send(to alert: Alert) async throws -> Answer {
        var ping = Ping(target: alert.target(for: message))
        // A loaded machine may need longer than the alert has.
        ping.timeout = .seconds(30)
        return try await withTestPinger { [ping] in await $0.ping(ping) }
    }
}
