import OddServers
import Testing
import Warming

@testable import Pinging

@Suite("TLS trust", .timeLimit(.minutes(1)))
struct TLSTrustTests {
    private static let strangers = (1...149).map(TestAuthority.Relative.stranger)

    @Test("Of 150 authorities the one that a chain names is parsed, once, and no other")
    func parsesNamed() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            try await withPinger(trusting: Self.strangers + [.itself]) { pinger in
                for host in ["localhost", "127.0.0.1"] {
                    let answer = await pinger.ping(Ping(target: try makeTarget(server.url(host: host))))
                    #expect(answer.outcome == Outcome(.answered))
                }

                #expect(server.log.resumedHandshakeCount == 0)
                #expect(await pinger.loop.authorities == ParsedAuthorities(count: 1, isWhole: false))
            }
        }
    }

    @Test("Until a verified connection is made, no authority is parsed")
    func parsesNoneForUnverified() async throws {
        try await withOddServer(.answer(), tls: .unknownIssuer) { server in
            var target = try makeTarget(server.url())
            target.updateEndpoint { $0.isInsecure = true }

            try await withPinger(trusting: [.itself, .stranger(1)]) { [target] pinger in
                try await pinger.prepare(for: [target])
                #expect(await pinger.ping(Ping(target: target)).outcome == Outcome(.answered))
                #expect(await pinger.loop.authorities == ParsedAuthorities(count: 0, isWhole: false))
            }
        }
    }

    @Test("An authority's own issuer is found in the bundle too")
    func followsIssuers() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            try await withPinger(trusting: [.elder, .stranger(1), .signedByElder, .stranger(2)]) { pinger in
                let answer = await pinger.ping(Ping(target: try makeTarget(server.url())))

                #expect(answer.outcome == Outcome(.answered))
                #expect(await pinger.loop.authorities == ParsedAuthorities(count: 2, isWhole: false))
            }
        }
    }

    @Test("A name that is written otherwise is the same name")
    func findsOtherEncoding() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            try await withPinger(trusting: [.stranger(1), .inCapitals]) { pinger in
                let answer = await pinger.ping(Ping(target: try makeTarget(server.url())))

                #expect(answer.outcome == Outcome(.answered))
                #expect(await pinger.loop.authorities == ParsedAuthorities(count: 1, isWhole: false))
            }
        }
    }

    @Test(
        "Where several certificates bear a name, the whole bundle is parsed",
        arguments: [
            [.itself, .namesake], [.namesake, .itself], [.itself, .inCapitals, .namesake],
            [.itself, .signedByElder, .elder], [.signedByElder, .itself],
        ] as [[TestAuthority.Relative]]
    )
    func leavesNamesakesToWholeBundle(relatives: [TestAuthority.Relative]) async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            let text = try TestAuthority.shared.pem(of: relatives + [.stranger(1)])
            let atOnce = try await withPinger(trusting: text + emptyKey) { pinger in
                let answer = await pinger.ping(Ping(target: try makeTarget(server.url())))
                #expect(await pinger.loop.authorities == nil)
                return answer.outcome
            }

            try await withPinger(trusting: text) { pinger in
                let answer = await pinger.ping(Ping(target: try makeTarget(server.url())))

                #expect(answer.outcome == atOnce)
                let expected = ParsedAuthorities(count: relatives.count + 1, isWhole: true)
                #expect(await pinger.loop.authorities == expected)
            }
        }
    }

    @Test("A certificate that stands in the bundle twice is one")
    func takesRepeatedOnce() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            try await withPinger(trusting: [.itself, .stranger(1), .itself]) { pinger in
                let answer = await pinger.ping(Ping(target: try makeTarget(server.url())))

                #expect(answer.outcome == Outcome(.answered))
                #expect(await pinger.loop.authorities == ParsedAuthorities(count: 1, isWhole: false))
            }
        }
    }

    @Test("No chain is refused before the whole bundle has been parsed, which happens once")
    func refusesByWholeBundle() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            let refusal = Outcome(.certificateFromUnknownIssuer, "unable to get local issuer certificate")

            try await withPinger(trusting: Self.strangers) { pinger in
                for _ in 1...3 {
                    let answer = await pinger.ping(Ping(target: try makeTarget(server.url())))

                    #expect(answer.outcome == refusal)
                    #expect(await pinger.loop.authorities == ParsedAuthorities(count: 149, isWhole: true))
                }
            }
            #expect(server.log.requests.isEmpty)
        }
    }

    @Test(
        "A refusal is in the words that the whole bundle leads to, and changes nothing for other servers",
        arguments: ServerTLS.Certificate.allCases
    )
    func judgesAsWholeBundle(certificate: ServerTLS.Certificate) async throws {
        let text = try TestAuthority.shared.pem(of: [.stranger(1), .itself, .elder])
        try await withOddServer(.answer(), tls: ServerTLS(certificate)) { server in
            try await withOddServer(.answer(), tls: .valid) { other in
                var outcomes: [[Outcome]] = []
                for text in [text, text + emptyKey] {
                    try await withPinger(trusting: text) { pinger in
                        var round: [Outcome] = []
                        for server in [server, other, server] {
                            round.append(await pinger.ping(Ping(target: try makeTarget(server.url()))).outcome)
                        }
                        #expect(round[1] == Outcome(.answered))
                        outcomes.append(round)
                    }
                }

                #expect(outcomes[0] == outcomes[1])
                #expect((outcomes[0][0] == Outcome(.answered)) == (certificate == .valid))
            }
        }
    }

    @Test("A damaged bundle is refused as one without certificates")
    func refusesDamaged() async throws {
        let text = try TestAuthority.shared.pem(of: [.itself])
        // Its first element is a set then, and no sequence.
        let damaged = text.replacing("\nMII", with: "\nMYI")
        #expect(damaged != text)

        try await withPinger(trusting: damaged) { pinger in
            let error = await #expect(throws: PingingError.self) {
                try await pinger.prepare(for: [makeTarget("https://localhost/")])
            }

            #expect(error?.code == .unreadableAuthorities)
            #expect(error?.message.contains("holds no certificate in PEM form") == true)
        }
    }

    /// A block that BoringSSL passes over, and that makes it parse the whole file at once.
    private let emptyKey = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"

    private func withPinger<Value: Sendable>(
        trusting relatives: [TestAuthority.Relative],
        _ body: (TargetPinger) async throws -> Value
    ) async throws -> Value {
        try await withPinger(trusting: TestAuthority.shared.pem(of: relatives), body)
    }

    private func withPinger<Value: Sendable>(
        trusting text: String,
        _ body: (TargetPinger) async throws -> Value
    ) async throws -> Value {
        try await TestAuthority.shared.withFile(text) { path in
            try await withTestPinger(trust: .file(path: path), body)
        }
    }
}

/// How much of its bundle a loop has parsed.
private struct ParsedAuthorities: Equatable {
    var count: Int
    var isWhole: Bool
}

extension EventLoop {
    fileprivate var authorities: ParsedAuthorities? {
        tls?.authorities.map { ParsedAuthorities(count: $0.parsedCount, isWhole: $0.isWhole) }
    }
}
