/// One call of a service of AWS, before it is known where that is reached and who signs it.
struct AWSCall: Sendable {
    /// When a call that failed may be sent again.
    enum Repeatability: Sendable {
        /// Whenever that may help: nothing happens twice.
        case always
        /// Only when AWS says that it did nothing (status 429).
        case whenRefused
    }

    /// The service as signatures and endpoints name it, `lambda`.
    var service: String

    /// The method.
    var method: String

    /// The path, percent-encoded.
    var path: String

    /// The query, in the order in which it is sent.
    var query: [(name: String, value: String)] = []

    /// The headers, but those that signing adds.
    var headers: [AWSHeader] = []

    /// The body.
    var body: [UInt8] = []

    /// When it may be sent again.
    var repeatability = Repeatability.always

    /// The request at an endpoint.
    func request(at endpoint: AWSEndpoint) -> AWSRequest {
        AWSRequest(method, to: endpoint, path: path, query: PercentCoding.form(query), headers: headers, body: body)
    }
}
