import Testing
import Warming

@Suite("Heartbeat")
struct HeartbeatTests {
    @Test(
        "A good round goes to the URL itself, and any other to /fail below it",
        arguments: [
            ("https://hc-ping.com/5e2a", "/5e2a", "/5e2a/fail"),
            ("https://hc-ping.com/key/shop/?create=1", "/key/shop/?create=1", "/key/shop/fail?create=1"),
            ("https://monitor.example", "/", "/fail"),
        ]
    )
    func tellsByPath(url: String, good: String, bad: String) throws {
        let heartbeat = try Heartbeat(url: HTTPURL(url))

        let well = try #require(heartbeat.target(for: report(("orders", .good()))).endpoint)
        let ill = try #require(heartbeat.target(for: report(("orders", .failed(.connectionRefused)))).endpoint)

        #expect(well.url.requestTarget == good)
        #expect(ill.url.requestTarget == bad)
        #expect(well.method == "POST" && ill.method == "POST")
        #expect(text(well.body) == "good: 1 of 1 targets answered in 310 ms")
        #expect(text(ill.body) == "failed: 0 of 1 targets answered in 310 ms; orders: connection-refused")
    }

    @Test("A push monitor is told in the query, in the place of the example that it gave out")
    func tellsByQuery() throws {
        let url = "https://kuma.example/status/api/push/tok?status=up&team=shop&msg=OK&ping="
        let heartbeat = try Heartbeat(url: HTTPURL(url))

        let well = try #require(heartbeat.target(for: report(("orders", .good()))).endpoint)
        let ill = try #require(heartbeat.target(for: report(("größe & 1", .failed(.deadline)))).endpoint)

        #expect(
            well.url.requestTarget == "/status/api/push/tok?team=shop&status=up"
                + "&msg=good%3A%201%20of%201%20targets%20answered%20in%20310%20ms&ping=310"
        )
        #expect(
            ill.url.requestTarget == "/status/api/push/tok?team=shop&status=down"
                + "&msg=failed%3A%200%20of%201%20targets%20answered%20in%20310%20ms%3B%20gr%C3%B6%C3%9Fe%20%26%201"
                + "%3A%20deadline&ping=310"
        )
        #expect(well.method == "GET" && well.body == nil && well.headers.isEmpty)
    }

    @Test("A target that is cold though it was warmed, or short of environments, is told as a failure")
    func tellsWhatIsNotGood() throws {
        let heartbeat = try Heartbeat(url: HTTPURL("https://hc-ping.com/5e2a"))
        var cold = try report(("orders", .proving("e1", isCold: true)))
        cold.targets[0].environmentsBefore = 1
        var short = try report(("orders", .proving("e1")), environments: 2)
        short.targets[0].pings.append(short.targets[0].pings[0])

        #expect(cold.health == .cold && short.health == .short)
        for (report, note) in [(cold, "orders: 1 cold"), (short, "orders: 1 of 2 environments")] {
            let endpoint = try #require(heartbeat.target(for: report).endpoint)
            #expect(endpoint.url.requestTarget == "/5e2a/fail")
            #expect(text(endpoint.body)?.hasSuffix("; \(note)") == true)
        }
    }

    @Test("Of many targets that fail the first few are named, and none at length")
    func cutsShort() throws {
        let many = try report((0..<7).map { ("t\($0)", Answer.failed(.unreachable)) })
        let long = try report((String(repeating: "x", count: 100), .failed(.unreachable)))

        #expect(many.summary.hasSuffix("; t3: unreachable; t4: unreachable; and 2 more"))
        #expect(!many.summary.contains("t5"))
        #expect(long.summary.hasSuffix("; \(String(repeating: "x", count: 59))…: unreachable"))
    }

    @Test("Telling may take five seconds, or less when there is less time")
    func isBounded() throws {
        let heartbeat = try Heartbeat(url: HTTPURL("https://hc-ping.com/5e2a"))
        let report = try report(("orders", .good()))

        #expect(heartbeat.target(for: report).timeout == .seconds(5))
        #expect(heartbeat.target(for: report, within: .seconds(2)).timeout == .seconds(2))
        #expect(heartbeat.target(for: report, within: .seconds(60)).timeout == .seconds(5))
    }

    @Test("What is printed of a heartbeat, and of its requests, is the URL as it was written")
    func hidesURL() throws {
        let heartbeat = try Heartbeat(url: HTTPURL("https://hc-ping.com/hunter2"), shownURL: "${URL}")
        let target = heartbeat.target(for: try report(("orders", .good())))

        for printed in ["\(heartbeat)", String(reflecting: heartbeat), dumped(heartbeat), dumped(target)] {
            #expect(printed.contains("${URL}"))
            #expect(!printed.contains("hunter2"))
        }
    }

    private func report(_ answers: (String, Answer)..., environments: Int = 1) throws -> RoundReport {
        try report(answers, environments: environments)
    }

    private func report(_ answers: [(String, Answer)], environments: Int = 1) throws -> RoundReport {
        RoundReport(
            startedAt: Timestamp("2026-11-22T20:15"),
            limits: try RoundLimits(maxInFlight: 100),
            wallTime: .milliseconds(310),
            targets: try answers.map { name, answer in
                TargetReport(
                    target: try Target(
                        name: name,
                        endpoint: HTTPEndpoint(url: HTTPURL("https://api.example.com/")),
                        environments: environments
                    ),
                    pings: [PingReport(sentAfter: .zero, answer: answer)]
                )
            }
        )
    }

    private func text(_ body: [UInt8]?) -> String? {
        body.map { String(decoding: $0, as: UTF8.self) }
    }

    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }
}

extension Answer {
    /// An answer that says which environment gave it.
    fileprivate static func proving(_ environment: String, isCold: Bool = false) -> Answer {
        var answer = Answer.good()
        var proof = Proof()
        proof.environment = environment
        proof.isCold = isCold
        answer.proof = proof
        return answer
    }
}
