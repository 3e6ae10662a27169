internal import Crypto
internal import FoundationEssentials
internal import SwiftASN1
internal import X509

/// A certificate with its key, able to issue others.
struct Issuer: Sendable {
    private static let day: TimeInterval = 86_400

    let certificate: Certificate
    private let key: Certificate.PrivateKey

    /// Creates an authority that vouches for itself.
    ///
    /// With names it can be a server's certificate at the same time.
    static func makeRoot(
        _ name: String,
        names: [GeneralName] = [],
        key: P256.Signing.PrivateKey = P256.Signing.PrivateKey()
    ) throws -> Issuer {
        let key = Certificate.PrivateKey(key)
        let subject = try DistinguishedName { CommonName(name) }
        let certificate = try makeAuthority(key.publicKey, subject, issuer: subject, signedWith: key, names: names)
        return Issuer(certificate: certificate, key: key)
    }

    /// Creates an authority that this one vouches for.
    func makeIntermediate(_ name: String) throws -> Issuer {
        let intermediateKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let certificate = try Self.make(
            intermediateKey.publicKey,
            DistinguishedName { CommonName(name) },
            issuer: certificate.subject,
            signedWith: key,
            from: -Self.day,
            to: Self.day,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true))
            }
        )
        return Issuer(certificate: certificate, key: intermediateKey)
    }

    /// Vouches for another authority: its name, its key, and this one's signature.
    func crossSign(_ other: Issuer) throws -> Certificate {
        try Self.makeAuthority(
            other.key.publicKey,
            other.certificate.subject,
            issuer: certificate.subject,
            signedWith: key
        )
    }

    /// Vouches for itself once more, under a name that may be written otherwise.
    func signItself(as name: DistinguishedName) throws -> Certificate {
        try Self.makeAuthority(key.publicKey, name, issuer: name, signedWith: key)
    }

    /// Issues a server's certificate.
    ///
    /// - Parameters:
    ///   - serverKey: The server's key.
    ///   - names: What the certificate is for.
    ///   - start: When it becomes valid, in seconds from now.
    ///   - end: When it expires, in seconds from now.
    /// - Returns: The certificate.
    /// - Throws: When it cannot be signed.
    func issue(
        for serverKey: P256.Signing.PrivateKey,
        names: [GeneralName] = localNames,
        from start: TimeInterval = -day,
        to end: TimeInterval = day
    ) throws -> Certificate {
        try Self.make(
            Certificate.PrivateKey(serverKey).publicKey,
            DistinguishedName { CommonName("Odd Server") },
            issuer: certificate.subject,
            signedWith: key,
            from: start,
            to: end,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names)
            }
        )
    }

    /// The names and addresses of this machine.
    static let localNames: [GeneralName] = [
        .dnsName("localhost"),
        .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
        .ipAddress(ASN1OctetString(contentBytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])),
    ]

    private static func makeAuthority(
        _ publicKey: Certificate.PublicKey,
        _ subject: DistinguishedName,
        issuer: DistinguishedName,
        signedWith key: Certificate.PrivateKey,
        names: [GeneralName] = []
    ) throws -> Certificate {
        try make(
            publicKey,
            subject,
            issuer: issuer,
            signedWith: key,
            from: -10 * day,
            to: 10 * day,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
                if !names.isEmpty { SubjectAlternativeNames(names) }
            }
        )
    }

    private static func make(
        _ publicKey: Certificate.PublicKey,
        _ subject: DistinguishedName,
        issuer: DistinguishedName,
        signedWith key: Certificate.PrivateKey,
        from start: TimeInterval,
        to end: TimeInterval,
        extensions: Certificate.Extensions
    ) throws -> Certificate {
        try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: publicKey,
            notValidBefore: Date(timeIntervalSinceNow: start),
            notValidAfter: Date(timeIntervalSinceNow: end),
            issuer: issuer,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions,
            issuerPrivateKey: key
        )
    }
}
