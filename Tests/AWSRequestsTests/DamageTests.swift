import Chance
import Testing

@testable import AWSRequests

@Suite("What others write, damaged")
struct DamageTests {
    /// Texts with bytes changed, taken out, put in and repeated.
    private func damaged(_ texts: [String], times: Int) -> [[UInt8]] {
        var generator = SeededGenerator(seed: 1)
        return (0..<times).map { number in
            var bytes = Array(texts[number % texts.count].utf8)
            for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = .random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(.random(in: 0...255, using: &generator), at: place)
                default: bytes += bytes[place...]
                }
            }
            return bytes
        }
    }

    @Test("Files of profiles are read or refused, and never trap")
    func readsProfiles() {
        let texts = [
            "\u{feff}[default]\nregion = eu-west-1\ns3 =\n  a = b\n[profile \"a b\"]\nrole_arn: x\n# c\n", "[a]\nb=c",
            "",
        ]

        for bytes in damaged(texts, times: 3000) {
            do {
                for name in try ProfileFile(bytes, path: "config").sections.keys { #expect(!name.contains("\n")) }
            } catch {
                #expect(error.code == .invalidSetting)
            }
        }
    }

    @Test("Answers of services are read as some failure, and never trap")
    func readsErrors() {
        let texts = [
            #"{"__type":"a#ThrottlingException","Message":"Rate exceeded"}"#,
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>a &lt;b&gt; &#65;&#x1F600;</Message></Error></ErrorResponse>",
        ]

        for bytes in damaged(texts, times: 3000) {
            let text = String(decoding: bytes, as: UTF8.self)
            let headers = [AWSHeader("x-amzn-errortype", text), AWSHeader("retry-after", text)]
            for error in [
                AWSError(AWSResponse(status: 400, headers: headers, body: bytes)),
                AWSError(AWSResponse(status: 400, body: bytes)),
            ] {
                #expect(error.status == 400)
                #expect(!error.message.utf8.contains { $0 < 0x20 || $0 == 0x7f })
            }
        }
    }

    @Test("Documents with credentials are read or refused, and never trap")
    func readsCredentials() {
        let text =
            #"{"AccessKeyId":"AKID","SecretAccessKey":"secret","Token":"t","Expiration":"2025-11-25T22:00:00.123+01:00"}"#
        var found = 0

        for bytes in damaged([text], times: 3000) {
            do {
                let credentials = try CredentialsDocument(bytes, from: "a test").credentials(token: "Token")
                #expect(credentials.accessKeyID.utf8.allSatisfy { 0x21...0x7e ~= $0 })
                found += 1
            } catch {
                #expect(error.code == .invalidAnswer || error.code == .invalidCredentials)
                #expect(!error.message.contains("secret\""))
            }
        }

        #expect(0 < found && found < 3000)
    }

    @Test("Commands, times and endpoints are read or refused, and never trap")
    func readsTexts() {
        for bytes in damaged(["2025-11-25T22:00:00.5Z", #"a "b c" 'd' \e"#, "http://[::1]:9001/a"], times: 3000) {
            let text = String(decoding: bytes, as: UTF8.self)
            if let time = WallTime(iso8601: text) { #expect(time.millisecondsSince1970 >= -86_400_000) }
            if let words = CommandWords.of(text) { #expect(words.joined().count <= text.count) }
            if let endpoint = try? AWSEndpoint(text) { #expect(!endpoint.host.isEmpty && 1...65_535 ~= endpoint.port) }
        }
    }

    @Test("Times at the ends of what can be told do not overflow")
    func saturates() {
        let first = WallTime(millisecondsSince1970: .min)
        let last = WallTime(millisecondsSince1970: .max)

        #expect(first.duration(to: last) == .milliseconds(Int64.max))
        #expect(last.duration(to: first) == .milliseconds(Int64.min))
        #expect(last.advanced(by: .seconds(Int64.max)) == last)
        #expect(first.advanced(by: .seconds(Int64.min)) == first)
        #expect(last.signatureText == "99991231T235959Z")
        #expect(first.signatureText == "19700101T000000Z")
    }

    @Test(
        "Times are read as AWS writes them, and nothing else is",
        arguments: [
            ("2025-11-25T22:00:00Z", 1_764_108_000_000), ("2025-11-25T22:00:00.123456Z", 1_764_108_000_123),
            ("2025-11-25T23:30:00+01:30", 1_764_108_000_000), ("2025-11-25T17:00:00-0500", 1_764_108_000_000),
            ("2025-11-25T22:00:00UTC", 1_764_108_000_000), ("1970-01-01T00:00:00Z", 0), ("2025-11-25", nil),
            ("2025-13-25T22:00:00Z", nil), ("2025-11-25T24:00:00Z", nil), ("2025-11-25T22:00:00", nil),
            ("2025-11-25T22:00:00+1", nil), ("1969-12-31T23:59:59Z", nil), ("soon", nil), ("", nil),
        ] as [(String, Int64?)]
    )
    func readsTimes(text: String, milliseconds: Int64?) {
        #expect(WallTime(iso8601: text)?.millisecondsSince1970 == milliseconds)
    }
}
