import NIOConcurrencyHelpers

@testable import AWSRequests

/// A transport that answers as a test says, and remembers what was sent.
final class ScriptedTransport: AWSTransport {
    private let log = NIOLockedValueBox<[AWSRequest]>([])
    private let answer: @Sendable (AWSRequest, Int) async throws -> AWSResponse

    /// Creates a transport from what it answers to a request and its number, counted from 1.
    init(_ answer: @escaping @Sendable (AWSRequest, Int) async throws -> AWSResponse) {
        self.answer = answer
    }

    /// Creates a transport that answers in turn, and with the last answer from then on.
    convenience init(_ answers: AWSResponse...) {
        self.init { _, number in answers[min(number, answers.count) - 1] }
    }

    /// What was sent so far.
    var requests: [AWSRequest] { log.withLockedValue(\.self) }

    func send(_ request: AWSRequest, timeout: Duration) async throws -> AWSResponse {
        let number = log.withLockedValue { log in
            log.append(request)
            return log.count
        }
        return try await answer(request, number)
    }
}

/// A transport for tests that need none.
struct NoTransport: AWSTransport {
    func send(_ request: AWSRequest, timeout: Duration) throws -> AWSResponse {
        throw AWSError(.noAnswer, "\(request.endpoint) does not answer.")
    }
}

extension AWSResponse {
    /// An answer with a text.
    init(_ status: Int, _ text: String = "", headers: [AWSHeader] = []) {
        self.init(status: status, headers: headers, body: Array(text.utf8))
    }
}
