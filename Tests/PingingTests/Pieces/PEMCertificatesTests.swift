import OddServers
import Testing

@testable import Pinging

@Suite("PEM certificates")
struct PEMCertificatesTests {
    private let text: String
    private let two: String

    init() throws {
        text = try TestAuthority.shared.pem(of: [.itself])
        two = try TestAuthority.shared.pem(of: [.itself, .elder])
    }

    private func certificates(_ text: String) -> [[UInt8]]? {
        PEMCertificates(Array(text.utf8)).map { found in found.ranges.map { Array(found.bytes[$0]) } }
    }

    @Test("Bytes come out of base64 as they went in, whatever is left over at the end", arguments: 1...7)
    func decodes(count: Int) throws {
        let encoded = ["AQ==", "AQI=", "AQID", "AQIDBA==", "AQIDBAU=", "AQIDBAUG", "AQIDBAUGBw=="][count - 1]
        let text = "-----BEGIN CERTIFICATE-----\n\(encoded)\n-----END CERTIFICATE-----"

        #expect(certificates(text) == [Array(1...UInt8(count))])
    }

    @Test("All 64 characters of base64 are known")
    func knowsAlphabet() throws {
        let lines = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef\nghijklmnopqrstuvwxyz0123456789+/"
        let found = try #require(certificates("-----BEGIN CERTIFICATE-----\n\(lines)\n-----END CERTIFICATE-----\n"))

        let bits = found[0].flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
        let sextets = stride(from: 0, to: bits.count, by: 6).map { start in
            bits[start..<start + 6].reduce(0) { $0 << 1 | $1 }
        }
        #expect(sextets == Array(0..<64))
    }

    @Test("Line ends, comments and spaces at the end of a line make no difference")
    func ignoresWhatSurrounds() throws {
        let plain = try #require(certificates(two))
        #expect(plain.count == 2)

        #expect(certificates(two.replacing("\n", with: "\r\n")) == plain)
        #expect(certificates(two.replacing("\n", with: " \t\n")) == plain)
        #expect(certificates("# Authorité 1\n\n" + two.replacing("-----BEGIN", with: "\n# Next:\n-----BEGIN")) == plain)
        #expect(certificates(String(two.dropLast())) == plain)
    }

    @Test("A text that ends too early is none")
    func noticesTruncation() {
        let end = text.utf8.count - 1  // without the last line end it is still whole
        for count in 0..<end {
            #expect(PEMCertificates(Array(text.utf8.prefix(count))) == nil, "\(count) bytes")
        }
        #expect(certificates(text)?.count == 1)
    }

    @Test(
        "Whatever else may stand in a PEM file is left to BoringSSL",
        arguments: [
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN TRUSTED CERTIFICATE-----\nAAAA\n-----END TRUSTED CERTIFICATE-----\n",
            "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n",
            "-----BEGIN X509 CERTIFICATE-----\nAAAA\n-----END X509 CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE----\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE----\n",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\n\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\n AAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAA*A\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAAé\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nA=AA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nA===\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\n====\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAA==AAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAA==\nAAAA\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAB==\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAAB=\n-----END CERTIFICATE-----\n",
            "a zero byte \0\n",
            "# " + String(repeating: "long ", count: 60) + "\n",
        ]
    )
    func leavesUnusual(block: String) {
        #expect(certificates(block + text) == nil)
        #expect(certificates(text + block) == nil)
    }

    @Test(
        "Without a certificate there is nothing",
        arguments: ["", "\n", "# nothing\n", "-----END CERTIFICATE-----\n"]
    )
    func findsNone(text: String) {
        #expect(certificates(text) == nil)
    }
}
