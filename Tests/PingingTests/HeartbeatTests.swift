import OddServers
import Pinging
import Testing
import Warming

@Suite("Heartbeats over the network", .timeLimit(.minutes(1)))
struct HeartbeatTests {
    @Test("A monitor that speaks healthchecks.io's way is sent the summary, and a failed round to /fail")
    func posts() async throws {
        try await withOddServer(.answer()) { monitor in
            let heartbeat = try Heartbeat(url: HTTPURL(monitor.url("/5e2a")))

            #expect(try await tell(heartbeat, of: report(.answered)).outcome.isAnswered)
            #expect(try await tell(heartbeat, of: report(.unexpectedStatus)).outcome.isAnswered)

            #expect(monitor.log.requests.map(\.method) == ["POST", "POST"])
            #expect(monitor.log.requests.map(\.target) == ["/5e2a", "/5e2a/fail"])
            #expect(
                monitor.log.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                    "good: 1 of 1 targets answered in 310 ms",
                    "failed: 0 of 1 targets answered in 310 ms; orders: unexpected-status",
                ]
            )
            #expect(monitor.log.requests.flatMap { $0.values(of: "content-type") }.count == 2)
        }
    }

    @Test("Uptime Kuma's monitor is asked for a URL with all of it in the query")
    func gets() async throws {
        try await withOddServer(.answer()) { monitor in
            let heartbeat = try Heartbeat(url: HTTPURL(monitor.url("/api/push/tok?status=up&msg=OK&ping=")))

            #expect(try await tell(heartbeat, of: report(.connectionReset)).outcome.isAnswered)

            let request = try #require(monitor.log.requests.first)
            #expect(request.method == "GET" && request.body.isEmpty)
            #expect(request.target.hasPrefix("/api/push/tok?status=down&msg=failed%3A%200%20of%201"))
            #expect(request.target.hasSuffix("orders%3A%20connection-reset&ping=310"))
        }
    }

    @Test("A monitor that does not know the URL, or does not answer, is a failure with a reason")
    func fails() async throws {
        try await withOddServer(.answer(status: 404)) { monitor in
            let heartbeat = try Heartbeat(url: HTTPURL(monitor.url("/5e2a")))

            let answer = try await tell(heartbeat, of: report(.answered))

            #expect(answer.outcome.code == .unexpectedStatus && answer.status == 404)
        }
        try await withOddServer(.silent) { monitor in
            let heartbeat = try Heartbeat(url: HTTPURL(monitor.url("/5e2a")))

            let answer = try await tell(heartbeat, of: report(.answered), within: .milliseconds(100))

            #expect([.timeoutFirstByte, .timeoutConnecting].contains(answer.outcome.code))
        }
    }

    private func tell(
        _ heartbeat: Heartbeat,
        of report: RoundReport,
        within limit: Duration = Heartbeat.timeLimit
    ) async throws -> Answer {
        let target = heartbeat.target(for: report, within: limit)
        var ping = Ping(target: target)
        // A loaded machine may need longer than the heartbeat has.
        if limit == Heartbeat.timeLimit { ping.timeout = .seconds(30) }
        return try await withTestPinger { [ping] in await $0.ping(ping) }
    }

    private func report(_ outcome: Outcome.Code) throws -> RoundReport {
        let target = try Target(name: "orders", endpoint: HTTPEndpoint(url: HTTPURL("https://orders.example/")))
        let answer = Answer(outcome: Outcome(outcome), latency: .milliseconds(20))
        return RoundReport(
            startedAt: Timestamp(secondsSince1970: 0),
            limits: try RoundLimits(maxInFlight: 1),
            wallTime: .milliseconds(310),
            targets: [TargetReport(target: target, pings: [PingReport(sentAfter: .zero, answer: answer)])]
        )
    }
}
