internal import Glibc
internal import SwiftASN1
internal import X509

extension TestAuthority {
    /// A certificate that can stand in a file of authorities, beside this authority's own or instead of it.
    public enum Relative: Hashable, Sendable {
        /// This authority's own certificate.
        case itself
        /// The same name and key, with the name in another kind of string, in capitals and with wider spaces.
        case inCapitals
        /// The same name and key, signed by the elder.
        case signedByElder
        /// The certificate of the elder itself.
        case elder
        /// Another authority of the same name, with a key of its own.
        case namesake
        /// An authority that has nothing to do with this one.
        case stranger(Int)
    }

    /// The text of a PEM file with these certificates, in this order.
    public func pem(of relatives: [Relative]) throws -> String {
        try relatives.map { try certificate(of: $0).serializeAsPEM().pemString + "\n" }.joined()
    }

    /// Calls `body` with the path of a file that holds a text, and deletes the file afterwards.
    public func withFile<Value>(_ text: String, _ body: (String) async throws -> Value) async throws -> Value {
        let path = try Self.writeTemporaryFile(text)
        defer { unlink(path) }
        return try await body(path)
    }

    private func certificate(of relative: Relative) throws -> Certificate {
        switch relative {
        case .itself: root.certificate
        case .inCapitals: try root.signItself(as: DistinguishedName([RelativeDistinguishedName([capitals()])]))
        case .signedByElder: try elder.crossSign(root)
        case .elder: elder.certificate
        case .namesake: try Issuer.makeRoot("Odd Servers").certificate
        case .stranger(let number): try Issuer.makeRoot("Stranger \(number)").certificate
        }
    }

    private func capitals() throws -> RelativeDistinguishedName.Attribute {
        try RelativeDistinguishedName.Attribute(
            type: .RDNAttributeType.commonName,
            printableString: " ODD  SERVERS"
        )
    }
}
