import Crypto
import FoundationEssentials
import JSONText
import Testing

@testable import LambdaEmulator

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
    @Test("Every case has the canonical request and the signature that AWS says", arguments: SignatureSuite.cases)
    func signs(name: String) throws {
        let folder = "\(try #require(SignatureSuite.folder))/\(name)"
        func text(_ file: String) throws -> String {
            try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        }
        let context = try JSONParser.parse(Array(try text("context.json").utf8)).value
        let expected = try text("header-canonical-request.txt")
        let request = SuiteRequest(try text("request.txt"), expected: expected, context: context)

        #expect(request.canonical.text == expected)

        let signature = request.scope.signature(
            of: request.canonical.text,
            time: request.time,
            secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
        )
        #expect(signature == (try text("header-signature.txt")).filter { !$0.isNewline })
    }
}

/// A request of the suite, as it would be signed.
private struct SuiteRequest {
    var canonical: CanonicalRequest
    var scope: SigningScope
    var time: String

    /// Reads a request.
    ///
    /// - Parameters:
    ///   - text: The request as HTTP.
    ///   - expected: The canonical request, which says what a signer adds to the headers and to the body.
    ///   - context: When, where and how it is signed.
    init(_ text: String, expected: String, context: JSONValue) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.filter { $0 != "\r" } }
        let target = lines[0].split(separator: " ", maxSplits: 1)[1].dropLast(" HTTP/1.1".count)
        var headers: [(name: String, value: String)] = []
        for line in lines.dropFirst().prefix(while: { !$0.isEmpty }) {
            if line.hasPrefix(" "), !headers.isEmpty {
                headers[headers.count - 1].value += " " + line
            } else {
                let name = line.prefix { $0 != ":" }
                headers.append((String(name), String(line[name.endIndex...].dropFirst())))
            }
        }
        let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        for line in expectedLines where line.hasPrefix("x-amz-") && line.contains(":") {
            let name = String(line.prefix { $0 != ":" })
            guard !headers.contains(where: { $0.name.lowercased() == name }) else { continue }
            headers.append((name, String(line.dropFirst(name.count + 1))))
        }
        let body = lines.drop { !$0.isEmpty }.dropFirst().joined(separator: "\n")
        let path = target.prefix { $0 != "?" }
        canonical = CanonicalRequest(
            method: String(lines[0].prefix { $0 != " " }),
            path: path,
            query: target[path.endIndex...].dropFirst(),
            headers: headers,
            signedHeaders: expectedLines[expectedLines.count - 2].split(separator: ";").map(String.init),
            bodyHash: SHA256.hash(data: Array(body.utf8)).hexadecimal,
            isPathNormalized: context["normalize"] != false
        )
        time = "20150830T123600Z"
        scope = SigningScope(day: "20150830", region: "us-east-1", service: "service")
    }
}
