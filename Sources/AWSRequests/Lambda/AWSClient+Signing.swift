extension AWSClient {
    /// An invocation as a signed request, for whoever sends it by other means than ``invoke(_:timeout:)``.
    ///
    /// - Parameter invocation: What to send.
    /// - Returns: The request, good for about five minutes.
    /// - Throws: ``AWSError`` when there are no credentials; `CancellationError` when the surrounding task is cancelled.
    package func signed(_ invocation: LambdaInvocation) async throws -> AWSRequest {
        let call = try invocation.call()
        let request = call.request(at: try settings.endpoint(of: call.service, in: region))
        return RequestSigner(service: call.service, region: region)
            .signed(request, with: try await credentials.current(), at: surroundings.now())
    }

    /// Drops the credentials that a request was signed with when its answer says that they are no longer good.
    ///
    /// - Returns: Whether it does, so that the request may be made again: AWS did nothing.
    package func renewsCredentials(of request: AWSRequest, after error: AWSError) -> Bool {
        guard error.isAboutExpiredCredentials else { return false }
        credentials.forget(signerOf: request)
        return true
    }
}
