import Crypto
import NIOCore
import NIOHTTP1

/// Checks that requests are signed with one access key, as AWS does (Signature V4).
public struct SignatureVerifier: Sendable {
    private let accessKeyID: String
    private let secretAccessKey: String

    /// How far the clocks of caller and emulator may be apart: 5 minutes, as AWS allows.
    private static let allowedSkew: Int64 = 300

    /// Creates a verifier for one key.
    ///
    /// - Parameters:
    ///   - accessKeyID: The key's id, which requests name.
    ///   - secretAccessKey: The key's secret, which requests are signed with.
    public init(accessKeyID: String, secretAccessKey: String) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
    }

    /// Checks a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - now: The time, in milliseconds since 1970.
    /// - Throws: ``ServiceError`` with AWS's answer to a request that is not signed, or not like this.
    func verify(_ request: ServerRequest, at now: Int64) throws(ServiceError) {
        // The body was not kept, so that nothing can be said of its signature.
        guard !request.isBodyTooLarge else { throw .requestTooLarge(limit: Engine.requestLimit) }
        guard let header = request.header("authorization") else {
            throw refusal("MissingAuthenticationTokenException", "Missing Authentication Token")
        }
        guard let authorization = AuthorizationHeader(header) else {
            throw refusal(
                "IncompleteSignatureException",
                "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' of AWS4-HMAC-SHA256."
            )
        }
        guard authorization.accessKeyID == accessKeyID else {
            throw refusal("UnrecognizedClientException", "The security token included in the request is invalid.")
        }
        let date = try date(of: request, authorization, now: now)
        let canonicalRequest = CanonicalRequest(
            method: request.head.method.rawValue,
            path: request.path,
            query: request.query,
            headers: request.head.headers.map { ($0.name, $0.value) },
            signedHeaders: authorization.signedHeaders,
            bodyHash: SHA256.hash(data: Array(buffer: request.body)).hexadecimal
        )
        let signature = authorization.scope.signature(
            of: canonicalRequest.text,
            time: date,
            secret: secretAccessKey
        )
        guard signature.isSame(as: authorization.signature) else {
            throw refusal(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                    + "Access Key and signing method. Consult the service documentation for details."
            )
        }
    }

    /// When the request was made, if that is now, and signed along with the host.
    private func date(
        of request: ServerRequest,
        _ authorization: AuthorizationHeader,
        now: Int64
    ) throws(ServiceError) -> String {
        guard let text = request.header("x-amz-date"), let time = CalendarTime(signatureText: text),
            authorization.signedHeaders.contains("x-amz-date"), authorization.signedHeaders.contains("host"),
            authorization.scope.service == "lambda", text.hasPrefix(authorization.scope.day)
        else {
            throw refusal(
                "InvalidSignatureException",
                "The request must be signed for 'lambda', with its headers 'host' and 'x-amz-date' of the same day."
            )
        }
        let skew = now / 1000 - time.secondsSince1970
        guard abs(skew) <= Self.allowedSkew else {
            let present = CalendarTime(millisecondsSince1970: now).signatureText
            throw refusal(
                "InvalidSignatureException",
                skew > 0
                    ? "Signature expired: \(text) is now earlier than \(present) - 5 min."
                    : "Signature not yet current: \(text) is still later than \(present) + 5 min."
            )
        }
        return text
    }

    private func refusal(_ type: String, _ message: String) -> ServiceError {
        ServiceError(type: type, status: 403, message: message)
    }
}

extension String {
    /// Whether two texts are the same, told in a time that does not depend on where they differ.
    fileprivate func isSame(as other: String) -> Bool {
        utf8.count == other.utf8.count && zip(utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
