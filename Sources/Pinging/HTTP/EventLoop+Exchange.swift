import Warming

extension EventLoop {
    /// Sends one request and waits for the end of its response.
    ///
    /// Ends early, with what had been learnt, when the surrounding task is cancelled.
    ///
    /// - Parameters:
    ///   - endpoint: Where the request goes, and what it is.
    ///   - timeout: How long all of it may take.
    ///   - note: What a ping says about itself; `nil` for a request that is no ping.
    ///   - keptBodyLimit: How much of the response's body to keep; `nil` to keep nothing of the response.
    ///   - userAgent: The `User-Agent`.
    ///   - trust: Which certificate authorities to trust.
    /// - Returns: What came of it, and the response as far as it was to be kept and came.
    func exchange(
        _ endpoint: HTTPEndpoint,
        timeout: Duration,
        note: String? = nil,
        keptBodyLimit: Int? = nil,
        userAgent: String,
        trust: CertificateTrust
    ) async -> (answer: Answer, response: KeptResponse?) {
        let exchange = HTTPExchange(
            endpoint,
            timeout: timeout,
            note: note,
            keptBodyLimit: keptBodyLimit,
            userAgent: userAgent,
            trust: trust,
            on: self
        )
        defer { closeSlot(exchange.slot) }
        let answer = await withTaskCancellationHandler {
            await exchange.run(on: self)
        } onCancel: { [executor, slot = exchange.slot] in
            executor.send(.cancelled(slot))
        }
        return (answer, exchange.keptResponse)
    }
}
