import OddServers
import Pinging
import Testing
import Warming

@Suite("TLS failures", .timeLimit(.minutes(1)))
struct TLSFailureTests {
    @Test(
        "A certificate that cannot be trusted says why",
        arguments: [
            (ServerTLS.expired, Outcome(.certificateExpired, "certificate has expired")),
            (.notYetValid, Outcome(.certificateExpired, "certificate is not yet valid")),
            (.unknownIssuer, Outcome(.certificateFromUnknownIssuer, "unable to get local issuer certificate")),
            (.missingIntermediate, Outcome(.certificateFromUnknownIssuer, "unable to get local issuer certificate")),
            (.selfSigned, Outcome(.certificateFromUnknownIssuer, "self signed certificate")),
        ],
        [ServerTLS.Versions.only12, .only13]
    )
    func refusesCertificate(_ refused: (tls: ServerTLS, outcome: Outcome), versions: ServerTLS.Versions) async throws {
        var tls = refused.tls
        tls.versions = versions
        try await withOddServer(.answer(), tls: tls) { server in
            let answer = try await ping(server)

            #expect(answer.outcome == refused.outcome)
            #expect(answer.status == nil)
            #expect(server.log.requests.isEmpty)
        }
    }

    @Test(
        "A certificate for another host is refused, for a name and for an address",
        arguments: [("localhost", "Hostname mismatch"), ("127.0.0.1", "IP address mismatch")]
    )
    func refusesOtherHost(host: String, detail: String) async throws {
        try await withOddServer(.answer(), tls: .wrongHost) { server in
            let answer = try await ping(server, host: host)

            #expect(answer.outcome == Outcome(.certificateForOtherHost, detail))
            #expect(server.log.requests.isEmpty)
        }
    }

    @Test("An insecure endpoint takes any certificate", arguments: ServerTLS.Certificate.allCases)
    func takesAnyCertificate(certificate: ServerTLS.Certificate) async throws {
        try await withOddServer(.answer(), tls: ServerTLS(certificate)) { server in
            var target = try makeTarget(server.url())
            target.updateEndpoint { $0.isInsecure = true }

            let answer = try await ping(target)

            #expect(answer.outcome == Outcome(.answered))
        }
    }

    @Test(
        "An alert in the handshake is named",
        arguments: [(40, "handshake failure on client hello"), (112, "tlsv1 alert unrecognized name")]
    )
    func namesAlert(alert: UInt8, detail: String) async throws {
        try await withOddServer(.tlsAlert(alert)) { server in
            let answer = try await ping(makeTarget(server.secureURL))
            #expect(answer.outcome == Outcome(.tlsFailed, detail))
        }
    }

    @Test("A port that speaks plain HTTP, or another protocol, does not speak TLS")
    func noticesPlainPort() async throws {
        for behaviour in [Behaviour.plainOnTLSPort] + Behaviour.notHTTP {
            try await withOddServer(behaviour) { server in
                let answer = try await ping(makeTarget(server.secureURL))
                #expect(answer.outcome == Outcome(.tlsFailed, "the port does not speak TLS"), "\(behaviour)")
            }
        }
    }

    @Test("A server that closes in the handshake has dropped the connection")
    func noticesClosing() async throws {
        // The second one takes leave in the words of TLS: the alert `close_notify`.
        let farewell = Behaviour("a farewell", after: .firstBytes, .write([21, 3, 3, 0, 2, 1, 0]), .finish)
        for behaviour in [Behaviour.closeAtFirstBytes, farewell, .closeAtOnce] {
            try await withOddServer(behaviour) { server in
                let answer = try await ping(makeTarget(server.secureURL))
                let expected = Outcome(.connectionReset, "closed during the TLS handshake")
                #expect(answer.outcome == expected, "\(behaviour)")
            }
        }
    }

    @Test("A server that resets in the handshake has dropped the connection")
    func noticesReset() async throws {
        try await withOddServer(Behaviour("reset", after: .firstBytes, .reset)) { server in
            let answer = try await ping(makeTarget(server.secureURL))
            #expect(answer.outcome.code == .connectionReset)
        }
    }

    @Test(
        "A server that wants a certificate of ours is told from others",
        arguments: [(ServerTLS.Versions.only12, "handshake failure"), (.only13, "certificate required")]
    )
    func noticesClientCertificate(versions: ServerTLS.Versions, detail: String) async throws {
        let tls = ServerTLS(versions: versions, requiresClientCertificate: true)
        try await withOddServer(.answer(), tls: tls) { server in
            let answer = try await ping(server)

            #expect(answer.outcome.code == .tlsFailed)
            #expect(answer.outcome.detail?.hasSuffix(detail) == true, "\(answer.outcome)")
        }
    }

    @Test("Plain HTTP to a TLS port is no answer")
    func noticesTLSPort() async throws {
        try await withOddServer(.answer(), tls: .valid) { server in
            let answer = try await ping(makeTarget("http://127.0.0.1:\(server.port)/"))
            #expect([.invalidHTTP, .connectionReset].contains(answer.outcome.code))
        }
    }
}
