import Digests

/// What a signature is good for: a day, a region and a service.
struct SigningScope: Hashable, Sendable {
    /// The day, `20150830`.
    var day: String

    /// The region.
    var region: String

    /// The service, `lambda`.
    var service: String

    /// The scope as a credential has it.
    var text: String { "\(day)/\(region)/\(service)/aws4_request" }

    /// What a secret key signs for a canonical request.
    func textToSign(_ canonicalRequest: String, time: String) -> String {
        let digest = SHA256Digest.of(Array(canonicalRequest.utf8)).hexadecimal
        return ["AWS4-HMAC-SHA256", time, text, digest].joined(separator: "\n")
    }

    /// The signature of a text, in hexadecimal.
    func signature(of textToSign: String, secret: String) -> String {
        var key = Array("AWS4\(secret)".utf8)
        for part in [day, region, service, "aws4_request", textToSign] {
            key = HMACSHA256.code(of: Array(part.utf8), key: key)
        }
        return key.hexadecimal
    }
}
