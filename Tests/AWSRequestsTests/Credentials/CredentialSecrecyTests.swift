import Testing

@testable import AWSRequests

@Suite("Credentials")
struct CredentialSecrecyTests {
    /// Everything that a program may show of a value by accident.
    private func shown(_ value: Any) -> String {
        var text = "\(value) \(String(reflecting: value)) \([value]) \(["a": value]) \(Optional.some(value) as Any)"
        dump(value, to: &text)
        return text
    }

    @Test("Nothing that shows credentials shows their secret or their token")
    func keepsSecrets() throws {
        let credentials = try AWSCredentials(
            accessKeyID: "AKIDEXAMPLE",
            secretAccessKey: "wJalrXUtnFEMI",
            sessionToken: "AQoDYXdzEPT",
            expiration: WallTime(millisecondsSince1970: 0)
        )

        let text = shown(credentials) + shown((1, credentials))

        #expect(text.contains("AKIDEXAMPLE"))
        #expect(!text.contains("wJalrXUtnFEMI"))
        #expect(!text.contains("AQoDYXdzEPT"))
    }

    @Test("Nothing that shows a request or an answer shows its headers or its body")
    func keepsHeadersAndBodies() throws {
        let credentials = try AWSCredentials(
            accessKeyID: "AKIDEXAMPLE",
            secretAccessKey: "wJalrXUtnFEMI",
            sessionToken: "AQoDYXdzEPT"
        )
        let request = AWSRequest(
            "POST",
            to: AWSEndpoint(host: "sts.amazonaws.com"),
            path: "/",
            body: Array("WebIdentityToken=eyJhbGciOi".utf8)
        )
        let signed = RequestSigner(service: "sts", region: "us-east-1")
            .signed(request, with: credentials, at: WallTime(millisecondsSince1970: 0))
        let response = AWSResponse(
            status: 200,
            headers: [AWSHeader("X-Secret", "eyJhbGciOi")],
            body: Array("eyJhbGciOi".utf8)
        )

        let text = shown(signed) + shown(response)

        #expect(text.contains("POST https://sts.amazonaws.com/"))
        for secret in ["eyJhbGciOi", "AQoDYXdzEPT", "wJalrXUtnFEMI", "Signature="] {
            #expect(!text.contains(secret), "\(secret)")
        }
    }

    @Test(
        "A key with a character that would end its header is refused, and not shown",
        arguments: ["", "secret\r\nX-Evil: 1", "secret ", "se\u{7f}cret", "geheimß"]
    )
    func refusesUnusable(part: String) {
        let error = #expect(throws: AWSError.self) {
            try AWSCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: part)
        }

        #expect(error?.code == .invalidCredentials)
        #expect(error?.message.contains("secret access key") == true)
        #expect(error?.message.contains("X-Evil") == false)
    }

    @Test("An empty token is none")
    func passesOverEmptyToken() throws {
        let credentials = try AWSCredentials(accessKeyID: "AKID", secretAccessKey: "secret", sessionToken: "")

        #expect(credentials.sessionToken == nil)
    }
}
