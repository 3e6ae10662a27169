import Chance
import Digests
import JSONText
import Testing

@testable import AWSRequests

/// botocore, which AWS's own command line signs with.
private enum Botocore {
    /// Prints the headers that botocore adds to each request of the list that it reads.
    static let script = """
        import datetime, json, sys
        import botocore.auth, botocore.awsrequest, botocore.credentials
        for case in json.load(sys.stdin):
            time = datetime.datetime.fromtimestamp(case['time'], datetime.timezone.utc)
            botocore.auth.get_current_datetime = lambda *a, **k: time
            request = botocore.awsrequest.AWSRequest(case['method'], case['url'], data=bytes.fromhex(case['body']))
            for name, value in case['headers']:
                request.headers[name] = value
            key = botocore.credentials.Credentials('AKIDEXAMPLE', case['secret'], case['token'] or None)
            botocore.auth.SigV4Auth(key, case['service'], case['region']).add_auth(request)
            print(request.headers['X-Amz-Date'], request.headers['Authorization'])
        """
}

/// A request with all that makes signatures difficult.
private struct RandomCase: Sendable {
    var request: AWSRequest
    var secret: String
    var token: String?
    var time: WallTime
    var signer: RequestSigner

    init(using generator: inout SeededGenerator) {
        func pick<Value>(_ values: [Value], _ generator: inout SeededGenerator) -> Value {
            values[Int.random(in: values.indices, using: &generator)]
        }
        func text(_ letters: [Character], upTo count: Int, _ generator: inout SeededGenerator) -> String {
            let count = Int.random(in: 0...count, using: &generator)
            return String((0..<count).map { _ in pick(letters, &generator) })
        }
        let letters = Array("abzAZ09-_.~ !\"#$%&'()*+,/:;<=>?@[]^`{|}\\é日\u{1F600}\t")
        let visible = Array("abcXYZ019+/=-_.!#:;,")
        let arn = "arn:aws:lambda:eu-west-1:123456789012:function:orders:live"

        var parts = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            pick(["..", ".", "", "2015-03-31", text(letters, upTo: 12, &generator), arn], &generator)
        }
        if Bool.random(using: &generator) { parts = ["2015-03-31", "functions", arn, "invocations"] }
        // Some write ':' and ',' as they are, which a path allows.
        let isARNPlain = Bool.random(using: &generator)
        let path =
            "/"
            + parts.map { part in
                let encoded = PercentCoding.encoded(part)
                return isARNPlain
                    ? encoded.split(separator: "%3A", omittingEmptySubsequences: false).joined(separator: ":") : encoded
            }.joined(separator: "/")
        let query = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            let name = "\(pick(["a", "A", "b", "Qualifier", "é", "a-", "a%"], &generator))"
            let value = text(letters, upTo: 8, &generator)
            let isNameAlone = value.isEmpty && Bool.random(using: &generator)
            return PercentCoding.encoded(name) + (isNameAlone ? "" : "=\(PercentCoding.encoded(value))")
        }.joined(separator: "&")
        let names = [
            "X-Amz-Log-Type", "x-amz-invocation-type", "X-Amz-Client-Context", "Content-Type", "My-Header", "my-header",
            "User-Agent", "Connection", "X-Amzn-Trace-Id", "Accept", "Expect", "TE", "baggage", "Transfer-Encoding",
        ]
        let headers = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            AWSHeader(pick(names, &generator), text(visible + [" ", " ", "\t"], upTo: 20, &generator))
        }
        let endpoint = AWSEndpoint(
            isSecure: Bool.random(using: &generator),
            host: pick(["lambda.us-east-1.amazonaws.com", "localhost", "127.0.0.1"], &generator),
            port: pick([nil, 80, 443, 9001], &generator)
        )
        request = AWSRequest(
            pick(["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"], &generator),
            to: endpoint,
            path: path,
            query: query,
            headers: headers,
            body: (0..<Int.random(in: 0...200, using: &generator)).map { _ in .random(in: 0...255, using: &generator) }
        )
        secret = "s" + text(visible, upTo: 40, &generator)
        token = Bool.random(using: &generator) ? "t" + text(visible, upTo: 100, &generator) : nil
        time = WallTime(millisecondsSince1970: .random(in: 0...4_102_444_800_000, using: &generator))
        signer = RequestSigner(
            service: pick(["lambda", "sts", "scheduler"], &generator),
            region: pick(["us-east-1", "eu-central-1", "cn-north-1"], &generator)
        )
    }

    var json: JSONValue {
        [
            "method": .string(request.method), "url": .string("\(request.endpoint)\(request.target)"),
            "headers": .list(request.headers.map { [.string($0.name), .string($0.value)] }),
            "body": .string(request.body.hexadecimal), "secret": .string(secret), "token": .string(token ?? ""),
            "time": .integer(Int(time.millisecondsSince1970 / 1000)), "service": .string(signer.service),
            "region": .string(signer.region),
        ]
    }

    /// What botocore prints, as our signer has it.
    func signed() throws -> String {
        let key = try AWSCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: secret, sessionToken: token)
        let headers = signer.signed(request, with: key, at: time).headers
        return "\(headers.value(of: "X-Amz-Date") ?? "") \(headers.value(of: "Authorization") ?? "")"
    }
}

@Suite("Signatures beside botocore's", .enabled(if: Peers.areInstalled, "Scripts/peers has not been run"))
struct SignaturePropertyTests {
    @Test("2,000 random requests are signed as botocore signs them", .timeLimit(.minutes(5)))
    func signsLikeBotocore() async throws {
        var generator = SeededGenerator(seed: 20_150_830)
        let cases = (0..<2000).map { _ in RandomCase(using: &generator) }

        let output = try await Peers.python(Botocore.script, input: JSONValue.list(cases.map(\.json)).bytes())

        let expected = output.split(separator: "\n")
        try #require(expected.count == cases.count)
        for (signedCase, line) in zip(cases, expected) {
            #expect(try signedCase.signed() == line, "\(signedCase.request.method) \(signedCase.json)")
        }
    }
}
