import AWSRequests
import Warming

/// Carries requests to AWS over the pinger's own loop, so that a call costs neither a thread nor a library more.
struct LoopTransport: AWSTransport {
    /// How much of an answer is read: Lambda answers with 6 MiB at most.
    static let bodyLimit = 7 * 1024 * 1024

    let loop: EventLoop
    let trust: CertificateTrust
    let userAgent: String

    func send(_ request: AWSRequest, timeout: Duration) async throws -> AWSResponse {
        let (answer, response) = await loop.exchange(
            try HTTPEndpoint(request),
            timeout: timeout,
            keptBodyLimit: Self.bodyLimit,
            userAgent: userAgent,
            trust: trust
        )
        if let response, answer.isComplete { return AWSResponse(response) }
        try Task.checkCancellation()
        let detail = answer.outcome.detail.map { ": \($0)" } ?? ""
        throw AWSError(
            .noAnswer,
            "\(request.endpoint.authority) gave no answer (\(answer.outcome.code.description)\(detail))."
        )
    }
}

extension Answer {
    /// Whether all of the response came, whatever it says.
    var isComplete: Bool { [.answered, .unexpectedStatus, .redirected].contains(outcome.code) }
}

extension AWSResponse {
    /// A response that was kept.
    init(_ response: KeptResponse) {
        self.init(
            status: response.status,
            headers: response.fields.map { AWSHeader($0.key, $0.value) },
            body: response.body
        )
    }
}

extension HTTPEndpoint {
    /// A request to AWS as the loop carries it: its path, query and headers as they are.
    ///
    /// - Throws: ``AWSError`` for a request that no HTTP endpoint takes.
    init(_ request: AWSRequest) throws {
        let scheme = request.endpoint.isSecure ? "https" : "http"
        do {
            try self.init(
                url: HTTPURL("\(scheme)://\(request.endpoint.authority)\(request.target)"),
                shownURL: request.description,
                method: request.method,
                headers: request.headers.map { header throws(WarmingError) in
                    try HTTPHeader(name: header.name, value: header.value)
                },
                body: request.body.isEmpty ? nil : request.body,
                accept: .any
            )
        } catch {
            throw AWSError(.invalidSetting, "\(request) cannot be sent: \(error.message)")
        }
    }
}
