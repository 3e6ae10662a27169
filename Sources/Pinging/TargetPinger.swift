import Kernel
public import Warming

/// Pings whatever a target is, over connections of its own, one for each ping (HTTP/1.1, RFC 9112): HTTP endpoints
/// directly, and Lambda functions through Lambda's API.
///
/// All pings share one thread, the addresses of each name, and the TLS sessions of each origin; functions of one region and
/// role share what signs their invocations. A redirect is not followed, the body of an endpoint's answer is read up to
/// 64 KiB, and a certificate is checked unless its endpoint says otherwise.
public struct TargetPinger: Pinger {
    let loop: EventLoop
    private let settings: PingerSettings
    private let functions: FunctionPinger

    private init(_ loop: EventLoop, _ settings: PingerSettings) {
        self.loop = loop
        self.settings = settings
        functions = FunctionPinger(loop, settings)
    }

    /// Runs `body` with a pinger, and ends the pinger's thread when `body` is done.
    ///
    /// - Parameters:
    ///   - settings: What the pinger needs from outside.
    ///   - body: What to do with the pinger, which must not be used after it.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or ``PingingError`` when the system has no thread or descriptor left.
    public static func withPinger<Value: Sendable>(
        _ settings: PingerSettings,
        _ body: (TargetPinger) async throws -> Value
    ) async throws -> Value {
        do {
            return try await EventLoop.withRunning { loop in
                try await body(TargetPinger(loop, settings))
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
        switch ping.target.destination {
        case .endpoint(let endpoint): await loop.carry(ping, to: endpoint, settings)
        case .function(let function): await functions.ping(ping, of: function)
        case .discovery(let discovery): await functions.failure(of: discovery)
        }
    }

    /// Leaves an event with Lambda for a function: Lambda invokes it a little later, and nobody learns what becomes of it.
    ///
    /// - Parameters:
    ///   - event: The event, JSON of up to 256 KB.
    ///   - function: The function.
    ///   - limit: How long that may take.
    /// - Returns: ``Warming/Outcome/Code/answered`` when Lambda took the event, else why it did not.
    public func handOver(_ event: [UInt8], to function: Warming.LambdaFunction, within limit: Duration) async -> Answer
    {
        await functions.handOver(event, to: function, within: limit)
    }

    /// Puts the functions that were found in the place of each search.
    public func resolved(_ targets: [Target], within limit: Duration?) async -> [Target] {
        await functions.resolved(targets, within: limit)
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
