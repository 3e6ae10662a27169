import WarmingHistory

/// Why there is no answer, as JSON.
struct ErrorDocument: Encodable {
    private let error: Reason

    private struct Reason: Encodable {
        let code: String
        let message: String
    }

    /// Takes a reason.
    ///
    /// - Parameters:
    ///   - code: Its name, which programs branch on.
    ///   - message: What is wrong, the value at fault, and what to do.
    init(code: String, message: String) {
        error = Reason(code: code, message: message)
    }

    init(_ error: DashboardError) {
        self.init(code: error.code.description, message: error.message)
    }

    init(_ error: HistoryError) {
        self.init(code: error.code == .notFound ? "no-history" : error.code.description, message: error.message)
    }

    /// The answer to a request.
    func response(status: Int) -> SiteResponse { .json(self, status: status) }

    /// A refusal in words, with its headers.
    static func response(for refusal: SiteResponse) -> SiteResponse {
        let codes = [401: "token-wanted", 403: "localhost-only", 405: "read-only"]
        let document = ErrorDocument(
            code: codes[refusal.status] ?? "refused",
            message: String(refusal.body.prefix { !$0.isNewline })
        )
        var response = document.response(status: refusal.status)
        response.headers = refusal.headers
        return response
    }
}

extension DashboardError {
    /// The status of an answer that has nothing but this.
    var status: Int {
        switch code {
        case .unknownPath, .unknownTarget: 404
        case .unknownParameter, .invalidParameter: 400
        default: 500
        }
    }
}
