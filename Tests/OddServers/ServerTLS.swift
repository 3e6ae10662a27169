internal import NIOSSL

/// How a server speaks TLS.
public struct ServerTLS: Sendable {
    /// What is right or wrong with the server's certificate.
    public enum Certificate: Sendable, CaseIterable {
        /// It is for `localhost`, `127.0.0.1` and `::1`, valid now, and issued by ``TestAuthority/shared``.
        case valid
        /// It expired a day ago.
        case expired
        /// It becomes valid in a day.
        case notYetValid
        /// It is for `elsewhere.example`.
        case wrongHost
        /// It was issued by an authority that nobody trusts.
        case unknownIssuer
        /// It was issued by an intermediate authority whose own certificate the server does not send.
        case missingIntermediate
        /// It was issued by itself.
        case selfSigned
    }

    /// The versions of TLS that a server knows.
    public enum Versions: Sendable, CaseIterable {
        /// TLS 1.2 and 1.3.
        case all
        /// TLS 1.2 alone.
        case only12
        /// TLS 1.3 alone.
        case only13
    }

    /// The certificate that it shows.
    public var certificate: Certificate

    /// The versions that it knows.
    public var versions: Versions

    /// Whether it asks for a certificate of the client's and ends the handshake when there is none.
    public var requiresClientCertificate: Bool

    /// Creates a way to speak TLS.
    public init(
        _ certificate: Certificate = .valid,
        versions: Versions = .all,
        requiresClientCertificate: Bool = false
    ) {
        self.certificate = certificate
        self.versions = versions
        self.requiresClientCertificate = requiresClientCertificate
    }

    /// A certificate that is valid for this machine.
    ///
    /// Sessions can be resumed with tickets, as with all the others.
    public static let valid = ServerTLS()
    /// A certificate that has expired.
    public static let expired = ServerTLS(.expired)
    /// A certificate that is not valid yet.
    public static let notYetValid = ServerTLS(.notYetValid)
    /// A certificate for another host.
    public static let wrongHost = ServerTLS(.wrongHost)
    /// A certificate of an authority that nobody trusts.
    public static let unknownIssuer = ServerTLS(.unknownIssuer)
    /// A certificate whose intermediate authority stays unknown.
    public static let missingIntermediate = ServerTLS(.missingIntermediate)
    /// A certificate issued by itself.
    public static let selfSigned = ServerTLS(.selfSigned)

    func configuration() throws -> TLSConfiguration {
        let identity = try TestAuthority.shared.identity(certificate)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: identity.certificate, format: .der))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(identity.key.utf8), format: .pem))
        )
        configuration.minimumTLSVersion = versions == .only13 ? .tlsv13 : .tlsv12
        configuration.maximumTLSVersion = versions == .only12 ? .tlsv12 : nil
        if requiresClientCertificate {
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .file(TestAuthority.shared.certificateFile)
        }
        return configuration
    }
}
