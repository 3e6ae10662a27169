import OddServers
import Pinging
import Testing
import Warming

@Suite("TLS sharing", .timeLimit(.minutes(1)))
struct TLSSharingTests {
    @Test("A second ping of an origin resumes the session", arguments: ServerTLS.Versions.allCases)
    func resumes(versions: ServerTLS.Versions) async throws {
        try await withOddServer(.answer(), tls: ServerTLS(versions: versions)) { server in
            let target = try makeTarget(server.url())

            try await withTestPinger { pinger in
                for resumed in 0...2 {
                    #expect(await pinger.ping(Ping(target: target)).outcome == Outcome(.answered))
                    #expect(server.log.resumedHandshakeCount == resumed)
                }
            }
        }
    }

    @Test("Another name of the same server is another origin")
    func sharesWithinOrigin() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            let targets = try [makeTarget(server.url()), makeTarget(server.url(host: "localhost"))]

            try await withTestPinger { pinger in
                for target in targets {
                    #expect(await pinger.ping(Ping(target: target)).outcome == Outcome(.answered))
                }
            }

            #expect(server.log.resumedHandshakeCount == 0)
        }
    }

    @Test("A session ends with its pinger")
    func forgets() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            for _ in 1...2 {
                let answer = try await ping(server)
                #expect(answer.outcome == Outcome(.answered))
            }

            #expect(server.log.resumedHandshakeCount == 0)
        }
    }

    @Test("An unverified session never stands in for a verified one", arguments: ServerTLS.Versions.allCases)
    func keepsUnverifiedApart(versions: ServerTLS.Versions) async throws {
        try await withOddServer(.answer(), tls: ServerTLS(.unknownIssuer, versions: versions)) { server in
            let verified = try makeTarget(server.url())
            var unverified = verified
            unverified.updateEndpoint { $0.isInsecure = true }

            try await withTestPinger { pinger in
                let first = await pinger.ping(Ping(target: unverified))
                let second = await pinger.ping(Ping(target: verified))
                let third = await pinger.ping(Ping(target: unverified))

                #expect(first.outcome == Outcome(.answered))
                #expect(second.outcome.code == .certificateFromUnknownIssuer)
                #expect(third.outcome == Outcome(.answered))
            }

            // The third ping took up the first one's session, which shows that there was one to be misused.
            #expect(server.log.resumedHandshakeCount == 1)
            #expect(server.log.requests.count == 2)
        }
    }

    @Test(
        "A certificate is good for each of its names and addresses",
        arguments: [
            (OddServer.Loopback.ipv4, "localhost"), (.ipv4, "127.0.0.1"), (.ipv4, "LOCALHOST"), (.ipv6, "[::1]"),
        ]
    )
    func verifies(loopback: OddServer.Loopback, host: String) async throws {
        try await withOddServer(.answer(), on: loopback, tls: .valid) { server in
            let answer = try await ping(server, host: host)
            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test("The system's authorities do not vouch for the servers of the tests")
    func trustsSystemAlone() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            let answer = try await ping(makeTarget(server.url()), trust: .system)
            #expect(answer.outcome.code == .certificateFromUnknownIssuer)
        }
    }

    @Test(
        "A file of authorities that cannot be used is refused before any ping",
        arguments: [
            ("/nonexistent/authorities.pem", "cannot be read: No such file or directory."),
            ("/dev/null", "holds no certificate in PEM form"),
            ("/proc/self/status", "holds no certificate in PEM form"),
            ("/", "holds no certificate in PEM form"),
        ]
    )
    func refusesAuthorities(path: String, reason: String) async throws {
        try await withTestPinger(trust: .file(path: path)) { pinger in
            let error = await #expect(throws: PingingError.self) {
                try await pinger.prepare(for: [makeTarget("https://localhost/")])
            }

            #expect(error?.code == .unreadableAuthorities)
            #expect(error?.message.contains("'\(path)'") == true)
            #expect(error?.message.contains(reason) == true)
        }
    }

    @Test("A file of authorities matters to https alone")
    func ignoresAuthoritiesForHTTP() async throws {
        try await withOddServer(.answer()) { server in
            let target = try makeTarget(server.url())

            let answer = try await withTestPinger(trust: .file(path: "/nonexistent/authorities.pem")) { pinger in
                try await pinger.prepare(for: [target])
                return await pinger.ping(Ping(target: target))
            }

            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test("An https ping without usable authorities fails and says why, and sends nothing")
    func failsWithoutAuthorities() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            let answer = try await ping(makeTarget(server.url()), trust: .file(path: "/dev/null"))

            #expect(answer.outcome.code == .tlsFailed)
            #expect(answer.outcome.detail?.contains("/dev/null") == true)
            #expect(server.log.connectionCount == 0)
        }
    }
}
