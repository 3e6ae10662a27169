import Glibc
import OddServers
import Testing

@testable import Pinging

@Suite("Authority bundle")
struct AuthorityBundleTests {
    private func bundle(_ relatives: [TestAuthority.Relative]) throws -> AuthorityBundle {
        try #require(AuthorityBundle(Array(TestAuthority.shared.pem(of: relatives).utf8)))
    }

    @Test("An authority is found by its own name, and names its issuer")
    func findsByName() throws {
        let bundle = try bundle([.itself, .stranger(1), .signedByElder, .elder, .namesake, .inCapitals])
        let names = bundle.authorities

        #expect(bundle.places(of: names[0].subject) == [0, 2, 4, 5])
        #expect(bundle.places(of: names[1].subject) == [1])
        #expect(names[2].issuer == names[3].subject)
        #expect(names[3].issuer == names[3].subject)
        #expect(names[1].subject != names[3].subject)
    }

    @Test("Of two certificates that are the same the first one counts")
    func findsRepeatedOnce() throws {
        let bundle = try bundle([.stranger(1), .itself, .itself])
        #expect(bundle.places(of: bundle.authorities[2].subject) == [1])
    }

    @Test("A certificate that ends too early, or goes on after its end, is none")
    func noticesTruncation() throws {
        let certificate = try bundle([.itself]).bytes

        for count in certificate.indices {
            #expect(AuthorityBundle.names(ofCertificate: certificate.prefix(count)) == nil, "\(count) bytes")
        }
        #expect(AuthorityBundle.names(ofCertificate: (certificate + [0])[...]) == nil)
        #expect(AuthorityBundle.names(ofCertificate: certificate[...]) != nil)
    }

    @Test("A certificate with any one bit changed is none, or has the same names, or others")
    func survivesDamage() throws {
        let certificate = try bundle([.itself]).bytes
        let names = try #require(AuthorityBundle.names(ofCertificate: certificate[...]))
        var refused = 0
        var renamed = 0

        for position in certificate.indices {
            for bit in 0..<8 {
                var damaged = certificate
                damaged[position] ^= 1 << bit
                switch AuthorityBundle.names(ofCertificate: damaged[...]) {
                case nil: refused += 1
                case let found?: renamed += found == names ? 0 : 1
                }
            }
        }

        // Both its names are `Odd Servers`: seven of the eight bits of each letter show, all but the one of the case.
        #expect(renamed >= 2 * 10 * 7)
        #expect(refused >= 100)
    }

    @Test("One damaged certificate is enough for the whole file to be left to BoringSSL")
    func leavesDamaged() throws {
        let text = try TestAuthority.shared.pem(of: [.itself, .elder])
        let damaged = text.replacing("\nMII", with: "\nMYI", maxReplacements: 1)

        #expect(AuthorityBundle(Array(text.utf8)) != nil)
        #expect(AuthorityBundle(Array(damaged.utf8)) == nil)
    }

    /// The text of this system's bundle, if it has one.
    private static var systemBundle: [UInt8]? {
        CertificateTrust.systemBundles.first { access($0, R_OK) == 0 }.flatMap(AuthorityBundle.text(ofFile:))
    }

    @Test(
        "The authorities of this system can be told apart",
        .enabled(if: systemBundle.flatMap { AuthorityBundle($0) } != nil, "this system's is unusual and loaded at once")
    )
    func readsSystemBundle() throws {
        let text = try #require(Self.systemBundle)
        let bundle = try #require(AuthorityBundle(text))

        #expect(
            bundle.authorities.count == String(decoding: text, as: UTF8.self).split(separator: "-----END ").count - 1
        )
        let shared = bundle.authorities.filter { bundle.places(of: $0.subject).count > 1 }
        #expect(shared.count * 4 < bundle.authorities.count)
    }

    @Test("A file that reads otherwise the second time is not read", arguments: ["/dev/null", "/", "/nonexistent.pem"])
    func readsRegularFiles(path: String) {
        #expect(AuthorityBundle.text(ofFile: path) == nil)
    }

    @Test("A file whose size nobody knows is read to its end")
    func readsUnsized() throws {
        let text = try #require(AuthorityBundle.text(ofFile: "/proc/self/status"))
        #expect(String(decoding: text, as: UTF8.self).hasPrefix("Name:"))
    }
}
