import Crypto
import NIOCore
import NIOHTTP1
import Testing

@testable import LambdaEmulator

@Suite("Signatures")
struct SignatureTests {
    private static let key = "AKIDEXAMPLE"
    private static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    private static let noon: Int64 = 1_440_938_160_000

    private let verifier = SignatureVerifier(accessKeyID: key, secretAccessKey: secret)

    /// A request that is signed, and may have been changed since.
    private func request(
        date: String = "20150830T123600Z",
        service: String = "lambda",
        key: String = key,
        secret: String = secret,
        signedHeaders: [String] = ["host", "x-amz-date"],
        change: (inout ServerRequest) -> Void = { _ in }
    ) -> ServerRequest {
        let path = "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Aorders/invocations"
        var head = HTTPRequestHead(
            version: .http1_1,
            method: .POST,
            uri: "\(path)?Qualifier=%24LATEST",
            headers: ["Host": "127.0.0.1:9001", "X-Amz-Date": date]
        )
        let scope = SigningScope(day: String(date.prefix(8)), region: "us-east-1", service: service)
        let canonical = CanonicalRequest(
            method: "POST",
            path: path[...],
            query: "Qualifier=%24LATEST",
            headers: head.headers.map { ($0.name, $0.value) },
            signedHeaders: signedHeaders,
            bodyHash: SHA256.hash(data: Array("{}".utf8)).hexadecimal
        )
        let signature = scope.signature(of: canonical.text, time: date, secret: secret)
        head.headers.add(
            name: "Authorization",
            value: "AWS4-HMAC-SHA256 Credential=\(key)/\(scope.text), "
                + "SignedHeaders=\(signedHeaders.joined(separator: ";")), Signature=\(signature)"
        )
        var request = ServerRequest(head: head, body: ByteBuffer(string: "{}"), sourceAddress: "127.0.0.1")
        change(&request)
        return request
    }

    private func refusal(_ request: ServerRequest) -> ServiceError? {
        do {
            try verifier.verify(request, at: Self.noon)
            return nil
        } catch {
            return error
        }
    }

    @Test("A request that is signed with the key is taken, up to five minutes to either side")
    func takesSigned() {
        #expect(refusal(request()) == nil)
        #expect(refusal(request(date: "20150830T123100Z")) == nil)
        #expect(refusal(request(date: "20150830T124100Z")) == nil)
    }

    @Test("A request that was changed after it was signed is refused")
    func refusesChanged() {
        let changes: [(inout ServerRequest) -> Void] = [
            { $0.body = ByteBuffer(string: "{ }") }, { $0.head.uri += "&a=1" }, { $0.head.method = .GET },
            { $0.head.headers.replaceOrAdd(name: "host", value: "localhost:9001") },
        ]

        for change in changes {
            #expect(refusal(request(change: change))?.type == "InvalidSignatureException")
        }
    }

    @Test("A request is refused with AWS's word for what is wrong with its signature")
    func tellsReason() {
        #expect(
            refusal(request { $0.head.headers.remove(name: "authorization") })?.type
                == "MissingAuthenticationTokenException"
        )
        #expect(
            refusal(request { $0.head.headers.replaceOrAdd(name: "authorization", value: "Bearer a") })?.type
                == "IncompleteSignatureException"
        )
        #expect(refusal(request(key: "AKIDOTHER"))?.type == "UnrecognizedClientException")
        #expect(refusal(request(secret: "other"))?.message.hasPrefix("The request signature we calculated") == true)
        #expect(refusal(request(service: "s3"))?.type == "InvalidSignatureException")
        #expect(refusal(request(signedHeaders: ["host"]))?.type == "InvalidSignatureException")
        #expect(
            refusal(request(date: "20150830T123059Z"))?.message
                == "Signature expired: 20150830T123059Z is now earlier than 20150830T123600Z - 5 min."
        )
        #expect(refusal(request(date: "20150830T124101Z"))?.message.hasPrefix("Signature not yet current") == true)
        #expect(refusal(request { $0.isBodyTooLarge = true })?.type == "RequestTooLargeException")
    }

    @Test("A server that checks signatures refuses what has none, and still tells its environments")
    func guardsDoor() async throws {
        try await withDoors(ScriptedEngine(), verifier: verifier) { lambda, _ in
            let response = try await lambda.send("GET", "/2015-03-31/functions")

            #expect(response.status == 403)
            #expect(response.header("x-amzn-errortype") == "MissingAuthenticationTokenException")
            #expect(try await lambda.environments().environments.count == 1)
        }
    }

    @Test("Times are read and written in UTC")
    func readsTime() throws {
        let time = try #require(CalendarTime(signatureText: "20150830T123600Z"))

        #expect(time.secondsSince1970 == Self.noon / 1000)
        #expect(time.signatureText == "20150830T123600Z")
        for text in [
            "", "20150830T123600", "20151330T123600Z", "2015-08-30T12:36Z", "-0150830T123600Z", "20150830 123600Z",
        ] {
            #expect(CalendarTime(signatureText: text) == nil, "\(text)")
        }
    }
}
