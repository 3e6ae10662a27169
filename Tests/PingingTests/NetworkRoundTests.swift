import OddServers
import Pinging
import Testing
import Warming

@Suite("Rounds over the network", .timeLimit(.minutes(1)))
struct NetworkRoundTests {
    @Test("A thousand targets are answered in their order, whatever happens to some of them")
    func mixed() async throws {
        DescriptorLimit.raise()
        try await withFailingURLs { failing in
            try await withOddServer(.answer()) { server in
                let targets = try (0..<1000).map { index in
                    // The first few of every hundred fail, each in its own way.
                    let failure = failing.dropFirst(index % 100).first
                    return try Target(
                        name: "\(index) \(failure?.code.description ?? "answered")",
                        endpoint: HTTPEndpoint(url: HTTPURL(failure?.url ?? server.url("/\(index)"))),
                        timeout: failure?.code == .timeoutFirstByte ? .seconds(2) : .seconds(30)
                    )
                }

                let report = try await runRound(targets)

                #expect(report.targets.map(\.target) == targets)
                for target in report.targets {
                    let outcome = try #require(target.pings.first).answer.outcome
                    #expect(target.target.name.hasSuffix(" \(outcome.code)"))
                }
                #expect(report.answeredTargetCount == 1000 - 10 * failing.count)
                #expect(server.log.requests.count == report.answeredTargetCount)
            }
        }
    }

    @Test("The environments of a target are pinged at once, over a connection each")
    func environments() async throws {
        try await withOddServer(.silent) { server in
            var target = try makeTarget(server.url())
            target.environments = 50

            let report = try await runRound(
                [target],
                calledOffAfter: {
                    try await server.log.wait(for: .requestRead, count: 50)
                }
            )

            #expect(server.log.mostOpenAtOnce == 50)
            #expect(server.log.connectionCount == 50)
            #expect(report.targets.first?.pings.count == 50)
        }
    }

    @Test("No more pings are in flight than allowed")
    func cap() async throws {
        try await withOddServer(.silent) { server in
            let targets = try (0..<10).map { try makeTarget(server.url("/\($0)")) }

            let report = try await runRound(
                targets,
                maxInFlight: 3,
                calledOffAfter: {
                    try await server.log.wait(for: .requestRead, count: 3)
                }
            )

            #expect(server.log.mostOpenAtOnce == 3)
            #expect(server.log.connectionCount == 3)
            let details = report.targets.map { $0.pings.first?.answer.outcome.detail }
            #expect(details.count == 10)
            #expect(details.prefix(3).allSatisfy { $0 == "while waiting for the first byte" })
            #expect(details.dropFirst(3).allSatisfy { $0 == "not sent" })
        }
    }

    @Test("With one ping in flight they go out one after another, in the order of the targets")
    func oneByOne() async throws {
        try await withOddServer(.answer()) { server in
            let targets = try (0..<30).map { try makeTarget(server.url("/\($0)")) }

            let report = try await runRound(targets, maxInFlight: 1)

            #expect(report.isAnswered)
            #expect(server.log.requests.map(\.target) == (0..<30).map { "/\($0)" })
            var end = Duration.zero
            for ping in report.targets.flatMap(\.pings) {
                let sent = try #require(ping.sentAfter)
                #expect(sent >= end)
                end = sent + ping.answer.latency
            }
        }
    }

    @Test("A deadline cuts off what is not answered, and tells how far each ping had got")
    func deadline() async throws {
        try await withOddServers([.answer(), .silent, .halfBody, .silent]) { servers in
            try await withBlackHole { port in
                let urls = servers.prefix(3).map { $0.url() } + [servers[3].secureURL, "http://127.0.0.1:\(port)/"]

                let outcomes = [
                    Outcome(.answered), Outcome(.deadline, "while waiting for the first byte"),
                    Outcome(.deadline, "while reading the answer"), Outcome(.deadline, "in the TLS handshake"),
                    Outcome(.deadline, "while connecting"),
                ]

                let answers = try await withTimeout(until: { $0.map(\.outcome) == outcomes }) { deadline in
                    let report = try await runRound(urls.map { try makeTarget($0) }, deadline: deadline)
                    #expect(report.wallTime >= deadline && report.wallTime < .seconds(30))
                    return report.targets.compactMap(\.pings.first?.answer)
                }

                #expect(answers.map(\.outcome) == outcomes)
                #expect(answers.map(\.status) == [200, nil, 200, nil, nil])
            }
        }
    }

    @Test("A round that is called off in its middle ends at once, with what had been learnt")
    func cancelled() async throws {
        try await withOddServers([.answer(), .silent, .answer(), .silent]) { servers in
            let targets = try servers.map { try makeTarget($0.url()) }

            let report = try await runRound(
                targets,
                calledOffAfter: {
                    for server in servers { try await server.log.wait(for: .requestRead) }
                    for server in [servers[0], servers[2]] { try await server.log.wait(for: .connectionClosed) }
                }
            )

            let cancelled = Outcome(.cancelled, "while waiting for the first byte")
            let outcomes = report.targets.map { $0.pings.first?.answer.outcome }
            #expect(outcomes == [Outcome(.answered), cancelled, Outcome(.answered), cancelled])
            #expect(report.wallTime < .seconds(30))
            for server in servers { try await server.log.wait(for: .connectionClosed) }
        }
    }

    @Test("A round that is called off before it begins sends nothing")
    func cancelledBefore() async throws {
        try await withOddServer(.answer()) { server in
            let targets = try (0..<3).map { try makeTarget(server.url("/\($0)")) }

            let outcomes = await withTaskGroup(of: [Outcome?]?.self) { group in
                group.cancelAll()
                group.addTask { try? await runRound(targets).targets.map { $0.pings.first?.answer.outcome } }
                return await group.next()
            }

            #expect(outcomes == .some(Array(repeating: Outcome(.cancelled, "not sent"), count: 3)))
            #expect(server.log.connectionCount == 0)
        }
    }
}

/// Calls `body` with URLs that fail, each with the code beside it.
private func withFailingURLs(_ body: ([(url: String, code: Outcome.Code)]) async throws -> Void) async throws {
    let codes: [Outcome.Code] = [
        .connectionReset, .connectionReset, .unexpectedStatus, .redirected, .invalidHTTP, .timeoutFirstByte,
    ]
    let behaviours: [Behaviour] = [
        .reset(.requested), .truncated, .answer(status: 500), .redirect("/new"), .garbage(seed: 7), .silent,
    ]
    try await withOddServers(behaviours) { servers in
        try await withOddServer(.answer(), tls: .expired) { expired in
            try await withRefusedPort { port in
                try await body(
                    zip(servers.map { $0.url() }, codes) + [
                        (expired.url(), .certificateExpired), ("http://nosuch.invalid/", .nameNotResolved),
                        ("http://127.0.0.1:\(port)/", .connectionRefused),
                    ]
                )
            }
        }
    }
}
