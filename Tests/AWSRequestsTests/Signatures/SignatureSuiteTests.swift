import FoundationEssentials
import JSONText
import Testing

@testable import AWSRequests

/// AWS's own test suite, where it lies beside the project: `../shared/data/sigv4-suite`.
private enum SignatureSuite {
    static let folder: String? = {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let folder = "/\(root)/../shared/data/sigv4-suite/v4"
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()

    static let cases: [String] =
        folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) }?.sorted() ?? []
}

@Suite("AWS's suite of signatures", .enabled(if: SignatureSuite.folder != nil, "the suite is not on this machine"))
struct SignatureSuiteTests {
    @Test("The suite has all of its 38 cases")
    func isComplete() {
        #expect(SignatureSuite.cases.count == 38)
    }

    @Test("Every case is signed as AWS says, step by step", arguments: SignatureSuite.cases)
    func signs(name: String) throws {
        let folder = "\(try #require(SignatureSuite.folder))/\(name)"
        func text(_ file: String) throws -> String {
            try String(contentsOfFile: "\(folder)/header-\(file).txt", encoding: .utf8)
        }
        let suite = try SuiteCase(folder)
        let expected = SuiteCase.headers(try text("signed-request"))

        let signed = suite.signer.signed(suite.request, with: suite.credentials, at: suite.time)

        // A token that is not signed is added after the signature.
        let added = suite.addedToken.map { [AWSHeader("X-Amz-Security-Token", $0)] } ?? []
        #expect(Set(SuiteCase.plain(signed.headers + added)) == Set(SuiteCase.plain(expected)))
        let canonical = CanonicalRequest(request: signed, isPathNormalized: suite.signer.isPathNormalized).text()
        #expect(canonical.text == (try text("canonical-request")))
        let scope = SigningScope(day: "20150830", region: "us-east-1", service: "service")
        let textToSign = scope.textToSign(canonical.text, time: "20150830T123600Z")
        #expect(textToSign == (try text("string-to-sign")))
        #expect(
            scope.signature(of: textToSign, secret: suite.credentials.secretAccessKey) == (try text("signature"))
        )
    }
}

/// A request of the suite, and what it is to be signed with.
private struct SuiteCase {
    var request: AWSRequest
    var credentials: AWSCredentials
    var signer: RequestSigner
    var time: WallTime
    var addedToken: String?

    init(_ folder: String) throws {
        let text = try String(contentsOfFile: "\(folder)/request.txt", encoding: .utf8)
        let context = try JSONParser.parse(Array(try Data(contentsOf: URL(filePath: "\(folder)/context.json")))).value
        func word(_ value: JSONValue?) throws -> String {
            guard case .string(let word) = value else { throw AWSError(.invalidSetting, "the context lacks a word") }
            return word
        }
        let token = try context["credentials"]?["token"].map { try word($0) }
        let isTokenSigned = context["omit_session_token"] != true
        addedToken = isTokenSigned ? nil : token
        credentials = try AWSCredentials(
            accessKeyID: word(context["credentials"]?["access_key_id"]),
            secretAccessKey: word(context["credentials"]?["secret_access_key"]),
            sessionToken: isTokenSigned ? token : nil
        )
        signer = try RequestSigner(service: word(context["service"]), region: word(context["region"]))
        signer.isPathNormalized = context["normalize"] != false
        time = WallTime(millisecondsSince1970: 1_440_938_160_000)

        let lines = Self.lines(text)
        let target = lines[0].split(separator: " ", maxSplits: 1)[1].dropLast(" HTTP/1.1".count)
        let path = target.prefix { $0 != "?" }
        request = AWSRequest(
            String(lines[0].prefix { $0 != " " }),
            to: AWSEndpoint(host: "example.amazonaws.com"),
            path: String(path),
            query: String(target[path.endIndex...].dropFirst()),
            headers: Self.headers(text),
            body: Array(lines.drop { !$0.isEmpty }.dropFirst().joined(separator: "\n").utf8)
        )
        if context["sign_body"] == true {
            let expected = try String(contentsOfFile: "\(folder)/header-canonical-request.txt", encoding: .utf8)
            request.headers.append(AWSHeader("x-amz-content-sha256", String(expected.suffix(64))))
        }
    }

    /// The headers of a request as HTTP.
    static func headers(_ text: String) -> [AWSHeader] {
        var headers: [AWSHeader] = []
        for line in lines(text).dropFirst().prefix(while: { !$0.isEmpty }) {
            if line.hasPrefix(" "), !headers.isEmpty {
                headers[headers.count - 1].value += " " + line
            } else {
                let name = line.prefix { $0 != ":" }
                headers.append(AWSHeader(String(name), String(line[name.endIndex...].dropFirst())))
            }
        }
        return headers
    }

    /// Headers that compare as HTTP compares them: by names without case, and by values without blanks around.
    static func plain(_ headers: [AWSHeader]) -> [AWSHeader] {
        headers.map { AWSHeader($0.name.lowercased(), $0.value.split(separator: " ").joined(separator: " ")) }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }
}
