/// Signs requests for one service in one region (Signature V4).
///
/// A pure function of the request, the credentials and the time: it reads no clock and keeps nothing.
public struct RequestSigner: Hashable, Sendable {
    /// The service as signatures name it, `lambda`.
    public var service: String

    /// The region, `eu-central-1`.
    public var region: String

    /// Whether `.`, `..` and empty parts of the path are taken out before it is signed; all services but S3 do.
    var isPathNormalized = true

    /// Creates a signer.
    public init(service: String, region: String) {
        self.service = service
        self.region = region
    }

    /// Signs a request.
    ///
    /// AWS takes it for about five minutes from then on.
    ///
    /// - Parameters:
    ///   - request: The request with all of its headers; what it has of an earlier signature is replaced.
    ///   - credentials: The key to sign with.
    ///   - time: The time, to the second.
    /// - Returns: The request with the headers `Host`, `X-Amz-Date`, `Authorization`, and `X-Amz-Security-Token` where
    ///   the credentials have a token.
    public func signed(_ request: AWSRequest, with credentials: AWSCredentials, at time: WallTime) -> AWSRequest {
        let date = time.signatureText
        var request = request
        if request.headers.value(of: "host") == nil {
            request.headers.insert(AWSHeader("Host", request.endpoint.authority), at: 0)
        }
        request.headers.set("X-Amz-Date", date)
        if let token = credentials.sessionToken { request.headers.set("X-Amz-Security-Token", token) }

        let scope = SigningScope(day: String(date.prefix(8)), region: region, service: service)
        let canonical = CanonicalRequest(request: request, isPathNormalized: isPathNormalized).text()
        let signature = scope.signature(
            of: scope.textToSign(canonical.text, time: date),
            secret: credentials.secretAccessKey
        )
        request.headers.set(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope.text), "
                + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"
        )
        return request
    }
}
