import Crypto

/// What a request is signed with, apart from the secret: when, and for what.
struct SigningScope: Hashable, Sendable {
    /// The day, `20150830`.
    var day: String

    /// The region.
    var region: String

    /// The service, `lambda`.
    var service: String

    /// The scope as a credential has it.
    var text: String { "\(day)/\(region)/\(service)/aws4_request" }

    /// Signs a canonical request.
    ///
    /// - Parameters:
    ///   - canonicalRequest: The canonical form of the request.
    ///   - time: When the request was made, `20150830T123600Z`.
    ///   - secret: The secret access key.
    /// - Returns: The signature, in hexadecimal.
    func signature(of canonicalRequest: String, time: String, secret: String) -> String {
        let hash = SHA256.hash(data: Array(canonicalRequest.utf8)).hexadecimal
        let textToSign = ["AWS4-HMAC-SHA256", time, text, hash].joined(separator: "\n")
        var key = SymmetricKey(data: Array("AWS4\(secret)".utf8))
        for part in [day, region, service, "aws4_request"] {
            key = SymmetricKey(data: Array(HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key)))
        }
        return HMAC<SHA256>.authenticationCode(for: Array(textToSign.utf8), using: key).hexadecimal
    }
}

extension Sequence<UInt8> {
    /// The bytes in hexadecimal, with small letters.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
