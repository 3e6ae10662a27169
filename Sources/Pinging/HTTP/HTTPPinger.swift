public import Warming

/// Pings HTTP endpoints over connections of its own, one for each ping (HTTP/1.1, RFC 9112).
///
/// All connections share one thread, the addresses of each name, and the TLS sessions of each origin. A redirect is not
/// followed, a body is read up to 64 KiB, and a certificate is checked unless its endpoint says otherwise.
public struct HTTPPinger: Pinger {
    let loop: EventLoop
    let settings: PingerSettings

    /// Runs `body` with a pinger, and ends the pinger's thread when `body` is done.
    ///
    /// - Parameters:
    ///   - settings: What the pinger needs from outside.
    ///   - body: What to do with the pinger, which must not be used after it.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``PingingError`` when the system has no thread or descriptor left.
    public static func withPinger<Value: Sendable>(
        _ settings: PingerSettings,
        _ body: (HTTPPinger) async throws -> Value
    ) async throws -> Value {
        do {
            return try await EventLoop.withRunning { loop in
                try await body(HTTPPinger(loop: loop, settings: settings))
            }
        } catch let error as SystemError {
            throw PingingError(.outOfResources, "The pinger could not start: \(error.reason) (\(error.call)).")
        }
    }

    /// Makes ready what the targets will need, so that no ping waits for it: the trusted certificates are read.
    ///
    /// - Parameter targets: The targets to be pinged.
    /// - Throws: ``PingingError`` when the file of authorities cannot be used.
    public func prepare(for targets: [Target]) async throws {
        guard targets.contains(where: { $0.endpoint?.url.isSecure ?? true }) else { return }
        try await loop.prepareEncryption(settings.trust)
    }

    /// Forgets the addresses of all names.
    ///
    /// For a process that may have been frozen, and whose clocks with it, so that the age of an address says nothing.
    public func forgetNames() async {
        await loop.forgetNames()
    }

    /// Sends one ping and waits for its answer.
    ///
    /// Ends early, with what had been learnt, when the surrounding task is cancelled.
    public func ping(_ ping: Ping) async -> Answer {
        guard let endpoint = ping.target.endpoint else {
            return Answer(
                outcome: Outcome(.cancelled, "this pinger knows HTTP endpoints only"),
                latency: .zero,
                attempts: 0
            )
        }
        return await loop.carry(ping, to: endpoint, settings)
    }
}

extension EventLoop {
    fileprivate func prepareEncryption(_ trust: CertificateTrust) throws(PingingError) {
        _ = try tlsContext(trust)
    }

    fileprivate func forgetNames() {
        names.forget()
    }

    /// What the encrypted connections share, made when it is first asked for.
    func tlsContext(_ trust: CertificateTrust) throws(PingingError) -> TLSContext {
        if let tls { return tls }
        let context = try TLSContext(trust: trust)
        tls = context
        return context
    }
}
