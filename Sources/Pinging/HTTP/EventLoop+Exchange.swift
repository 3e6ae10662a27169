import Warming

extension EventLoop {
    /// Carries one ping to an HTTP endpoint.
    ///
    /// Ends early, with what had been learnt, when the surrounding task is cancelled.
    func carry(_ ping: Ping, to endpoint: HTTPEndpoint, _ settings: PingerSettings) async -> Answer {
        let exchange = HTTPExchange(
            endpoint,
            timeout: ping.timeout,
            note: PingNote(ping, seal: settings.seal(of: ping)).headerValue,
            userAgent: settings.userAgent,
            trust: settings.trust,
            on: self
        )
        return await exchange.run(on: self)
    }

    /// Sends one request that is no ping over HTTP, and keeps its response.
    ///
    /// Ends early, with what had been learnt, when the surrounding task is cancelled.
    ///
    /// - Parameters:
    ///   - endpoint: Where the request goes, and what it is.
    ///   - timeout: How long all of it may take.
    ///   - keptBodyLimit: How much of the response's body to keep.
    ///   - userAgent: The `User-Agent`.
    ///   - trust: Which certificate authorities to trust.
    /// - Returns: What came of it, and the response as far as it came.
    func exchange(
        _ endpoint: HTTPEndpoint,
        timeout: Duration,
        keptBodyLimit: Int,
        userAgent: String,
        trust: CertificateTrust
    ) async -> (answer: Answer, response: KeptResponse?) {
        let exchange = HTTPExchange(
            endpoint,
            timeout: timeout,
            keptBodyLimit: keptBodyLimit,
            userAgent: userAgent,
            trust: trust,
            on: self
        )
        let answer = await exchange.run(on: self)
        return (answer, exchange.keptResponse)
    }
}
