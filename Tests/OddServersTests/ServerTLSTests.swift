import Glibc
import NIOSSL
import OddServers
import Testing

@Suite("Server TLS", .timeLimit(.minutes(1)))
struct ServerTLSTests {
    @Test("A valid certificate is good on both addresses", arguments: OddServer.Loopback.allCases)
    func acceptsValid(loopback: OddServer.Loopback) async throws {
        try await withOddServer(.answer(), on: loopback, tls: .valid) { server in
            let received = try await exchange(with: server, tls: client())

            #expect(received.text.hasSuffix("\r\n\r\nok"))
            #expect(received.isEnded)
            #expect(server.url().hasPrefix("https://"))
            #expect(server.log.resumedHandshakeCount == 0)
            try await server.log.wait(for: .handshakeCompleted)
        }
    }

    @Test(
        "Each bad certificate is refused for its own reason",
        arguments: [
            (ServerTLS.Certificate.expired, "CERTIFICATE_VERIFY_FAILED"),
            (.notYetValid, "CERTIFICATE_VERIFY_FAILED"),
            (.unknownIssuer, "CERTIFICATE_VERIFY_FAILED"),
            (.missingIntermediate, "CERTIFICATE_VERIFY_FAILED"),
            (.selfSigned, "CERTIFICATE_VERIFY_FAILED"),
            (.wrongHost, "failedToValidateHostname"),
        ]
    )
    func refusesBad(certificate: ServerTLS.Certificate, reason: String) async throws {
        try await withOddServer(.answer(), tls: ServerTLS(certificate)) { server in
            let received = try await exchange(with: server, tls: client())

            #expect(received.bytes.isEmpty)
            #expect("\(try #require(received.error))".contains(reason))
            #expect(server.log.requests.isEmpty)
        }
    }

    @Test("A bad certificate is bad in nothing else", arguments: ServerTLS.Certificate.allCases)
    func acceptsUnchecked(certificate: ServerTLS.Certificate) async throws {
        try await withOddServer(.answer(), tls: ServerTLS(certificate)) { server in
            var client = client()
            client.certificateVerification = .none

            let received = try await exchange(with: server, tls: client)
            #expect(received.text.hasSuffix("ok"))
        }
    }

    @Test("A server knows the versions that it is told to", arguments: ServerTLS.Versions.allCases)
    func limitsVersions(versions: ServerTLS.Versions) async throws {
        try await withOddServer(.answer(), tls: ServerTLS(versions: versions)) { server in
            let old = try await exchange(with: server, tls: client(atMost: .tlsv12))
            let new = try await exchange(with: server, tls: client(atLeast: .tlsv13))

            #expect(old.bytes.isEmpty == (versions == .only13))
            #expect(new.bytes.isEmpty == (versions == .only12))
        }
    }

    @Test(
        "A server that requires a client certificate serves nobody without one",
        arguments: ServerTLS.Versions.allCases
    )
    func requiresClientCertificate(versions: ServerTLS.Versions) async throws {
        let tls = ServerTLS(versions: versions, requiresClientCertificate: true)
        try await withOddServer(.answer(), tls: tls) { server in
            let received = try await exchange(with: server, tls: client())

            #expect(received.bytes.isEmpty)
            #expect(received.error != nil)
            #expect(server.log.requests.isEmpty)
        }
    }

    @Test(
        "A server that does not speak TLS fails the handshake",
        arguments: [
            Behaviour.closeAtFirstBytes, .closeAtOnce, .plainOnTLSPort, .tlsAlert(), .notHTTP[0], .reset(.accepted),
        ]
    )
    func failsHandshake(behaviour: Behaviour) async throws {
        try await withOddServer(behaviour) { server in
            let received = try await exchange(with: server, tls: client())

            #expect(received.bytes.isEmpty)
            #expect(received.error != nil)
        }
    }

    @Test("A server that is silent in the handshake has read the client's hello")
    func staysSilent() async throws {
        try await withOddServer(.silent) { server in
            try await withThrowingTaskGroup { group in
                group.addTask { _ = try await exchange(with: server, tls: client()) }
                try await server.log.wait(for: .firstBytesRead)
                group.cancelAll()
            }
        }
    }

    @Test("The end of a connection has its goodbye, unless it is cut")
    func saysGoodbye() async throws {
        try await withOddServer(.answer(framing: .untilClose), tls: .valid) { server in
            let received = try await exchange(with: server, tls: client())
            #expect(received.isEnded)
        }
        try await withOddServer(.cutWithoutGoodbye, tls: .valid) { server in
            let received = try await exchange(with: server, tls: client())

            #expect(received.text.hasSuffix("ok"))
            #expect(received.error as? NIOSSLError == .uncleanShutdown)
        }
    }

    @Test("A reset is a reset inside the encryption too", arguments: Behaviour.ResetMoment.allCases)
    func resets(moment: Behaviour.ResetMoment) async throws {
        try await withOddServer(.reset(moment), tls: .valid) { server in
            let received = try await exchange(with: server, tls: client())
            #expect(received.error != nil)
            try await server.log.wait(for: .handshakeCompleted)
        }
    }

    @Test("A server stops at once, even while its clients have not said goodbye")
    func stopsAtOnce() async throws {
        try await withThrowingTaskGroup { group in
            try await withOddServer(.silent, tls: .valid) { server in
                group.addTask { try await exchange(with: server, tls: client()) }
                try await server.log.wait(for: .requestRead)
            }
            #expect(try await group.next()?.error != nil)
        }
    }

    @Test("The authority's certificate is in a file")
    func writesCertificate() throws {
        let certificates = try NIOSSLCertificate.fromPEMFile(TestAuthority.shared.certificateFile)

        #expect(certificates.count == 1)
        #expect(access(TestAuthority.shared.certificateFile, R_OK) == 0)
    }
}

/// A client that trusts the test authority alone.
private func client(atLeast oldest: TLSVersion = .tlsv12, atMost newest: TLSVersion? = nil) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .file(TestAuthority.shared.certificateFile)
    configuration.minimumTLSVersion = oldest
    configuration.maximumTLSVersion = newest
    return configuration
}
