import JSONText

extension AWSError {
    /// Reads what AWS says in an answer that is no success.
    ///
    /// Its services say it in a header, in JSON or in XML. Only the first line of a message is kept: what AWS writes
    /// below it repeats the request, with its token.
    package init(_ answer: AWSResponse) {
        let document = try? JSONParser.parse(answer.body).value
        func text(_ names: String...) -> String? {
            for name in names {
                if case .string(let text)? = document?[name] { return text }
                if let text = XMLText.element(name, of: answer.body) { return text }
            }
            return nil
        }
        let type = answer.header("x-amzn-errortype") ?? text("__type", "Code", "code")
        let message = text("message", "Message", "errorMessage").map(Self.firstLine)
        self.init(
            Code(type.flatMap(Self.name) ?? "HTTP\(answer.status)"),
            message ?? "AWS answered with status \(answer.status) and gave no reason.",
            status: answer.status,
            retryAfter: answer.header("retry-after").flatMap { Int64($0) }.flatMap {
                0...86_400 ~= $0 ? .seconds($0) : nil
            },
            requestID: answer.header("x-amzn-requestid") ?? answer.header("x-amz-request-id") ?? text("RequestId")
        )
    }

    /// Whether AWS did nothing because of too many calls.
    var isThrottling: Bool {
        status == 429 || Self.throttlings.contains(code)
    }

    /// Whether the same call may well succeed a moment later.
    var isTransient: Bool {
        isThrottling || code == .noAnswer || [500, 502, 503, 504].contains(status)
    }

    /// Whether the credentials are no longer good.
    var isAboutExpiredCredentials: Bool {
        [Code("ExpiredTokenException"), Code("ExpiredToken"), Code("RequestExpired")].contains(code)
    }

    /// Whether AWS does not accept the credentials or the signature (AWS General Reference, "Common errors").
    package var isAboutCredentials: Bool {
        isAboutExpiredCredentials || Self.badCredentials.contains(code)
    }

    private static let badCredentials: Set<Code> = Set(
        [
            "UnrecognizedClientException", "InvalidSignatureException", "IncompleteSignatureException",
            "MissingAuthenticationTokenException", "InvalidClientTokenId", "SignatureDoesNotMatch",
        ].map(Code.init)
    )

    /// "Error retry" in AWS's guide to its SDKs.
    private static let throttlings: Set<Code> = Set(
        [
            "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
            "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException",
            "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
        ].map(Code.init)
    )

    /// The bare name of a failure: `com.amazon.coral.service#Name:http://…` has one too.
    private static func name(_ type: String) -> String? {
        let name = type.prefix { $0 != ":" }.split(separator: "#").last ?? ""
        guard !name.isEmpty, name.utf8.count <= 128,
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") })
        else { return nil }
        return String(name)
    }

    private static func firstLine(_ message: String) -> String {
        String(message.prefix { !$0.isNewline }.prefix(1000).filter { $0.isASCII ? $0 >= " " && $0 != "\u{7f}" : true })
    }
}
