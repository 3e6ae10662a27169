/// Carries requests to AWS.
public protocol AWSTransport: Sendable {
    /// Sends one request and waits for the whole answer, whatever its status.
    ///
    /// A redirect is not followed, and nothing is tried twice. The path, the query and the headers go out as they are,
    /// or the signature would not fit; `Host` is added where it is missing, and `Content-Length` is always the
    /// transport's to write.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - timeout: How long it may take from the start of the connection to the end of the answer.
    /// - Returns: The answer.
    /// - Throws: ``AWSError`` with code ``AWSError/Code/noAnswer`` when there was no answer, or none in time;
    ///   `CancellationError` when the surrounding task was cancelled.
    func send(_ request: AWSRequest, timeout: Duration) async throws -> AWSResponse
}
