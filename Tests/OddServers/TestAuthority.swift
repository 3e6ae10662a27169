internal import Crypto
internal import FoundationEssentials
internal import Glibc
internal import SwiftASN1
internal import X509

/// The certificate authority of the test servers, made anew in every process and trusted by nobody else.
public final class TestAuthority: Sendable {
    /// The one of this process.
    public static let shared: TestAuthority = {
        do {
            let authority = try TestAuthority()
            atexit { unlink(TestAuthority.shared.certificateFile) }
            return authority
        } catch {
            preconditionFailure("The certificate authority of the test servers could not be made: \(error)")
        }
    }()

    /// The path of a file with the authority's certificate in PEM, which is deleted when the process exits.
    public let certificateFile: String

    let root: Issuer

    /// An authority that can vouch for this one.
    let elder: Issuer

    private init() throws {
        root = try Issuer.makeRoot("Odd Servers")
        elder = try Issuer.makeRoot("Elder Servers")
        certificateFile = try Self.writeTemporaryFile(root.certificate.serializeAsPEM().pemString + "\n")
    }

    /// A certificate in DER and its private key in PEM.
    func identity(_ kind: ServerTLS.Certificate) throws -> (certificate: [UInt8], key: String) {
        let day: TimeInterval = 86_400
        let key = P256.Signing.PrivateKey()
        let leaf =
            switch kind {
            case .valid: try root.issue(for: key)
            case .expired: try root.issue(for: key, from: -2 * day, to: -day)
            case .notYetValid: try root.issue(for: key, from: day, to: 2 * day)
            case .wrongHost: try root.issue(for: key, names: [.dnsName("elsewhere.example")])
            case .unknownIssuer: try Issuer.makeRoot("Nobody").issue(for: key)
            case .missingIntermediate: try root.makeIntermediate("Left Out").issue(for: key)
            case .selfSigned: try Issuer.makeRoot("localhost", names: Issuer.localNames, key: key).certificate
            }
        var serializer = DER.Serializer()
        try serializer.serialize(leaf)
        return (serializer.serializedBytes, key.pemRepresentation)
    }

    static func writeTemporaryFile(_ text: String) throws -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/odd-servers-XXXXXX.pem".utf8CString)
        let descriptor = mkstemps(&template, 4)
        guard descriptor >= 0 else { throw FileNotWritten(number: errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw FileNotWritten(number: errno) }
        return String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private struct FileNotWritten: Error {
        let number: CInt
    }
}
