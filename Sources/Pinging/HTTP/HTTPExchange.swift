import Warming

/// One ping's way over the network: look up the name, connect, encrypt, send, read to the end.
///
/// An object and not a value, so that each function that waits on the way keeps a reference and not a copy: with ten
/// thousand pings in flight that is most of the memory.
final class HTTPExchange {
    /// How far a ping has got.
    private enum Phase {
        case lookingUp
        case connecting
        case shakingHands
        case waiting
        case reading
    }

    private let timeout: Duration
    private let endpoint: HTTPEndpoint
    private let userAgent: String
    private let start: MonotonicInstant
    private let trust: CertificateTrust

    /// Where the ping waits.
    let slot: SlotTable.ID

    private var phase = Phase.lookingUp
    private var firstByte: MonotonicInstant?
    private var response: HTTPResponseParser

    /// Begins an exchange, which must end with giving its slot back.
    ///
    /// Never inlined: an object that the optimiser can see through ends up in the caller's frame, and with it in the
    /// memory of every ping in flight.
    @inline(never)
    init(_ ping: Ping, userAgent: String, trust: CertificateTrust, on loop: isolated EventLoop) {
        timeout = ping.timeout
        endpoint = ping.target.endpoint
        self.userAgent = userAgent
        self.trust = trust
        start = .now
        slot = loop.openSlot(until: start.advanced(by: timeout))
        response = HTTPResponseParser(method: endpoint.method)
    }

    /// Carries the ping to its end, whatever that is.
    func run(on loop: isolated EventLoop) async -> Answer {
        let outcome: Outcome
        do {
            let connection = try await sendRequest(on: loop)
            try await readResponse(from: connection, on: loop)
            outcome = outcomeOfResponse
        } catch {
            outcome = self.outcome(of: error)
        }
        return Answer(
            outcome: outcome,
            status: response.readStatus,
            firstByte: firstByte.map { start.duration(to: $0) },
            latency: start.duration(to: .now)
        )
    }

    /// Tries the host's addresses in turn until one takes the request.
    @inline(never)
    private func sendRequest(on loop: isolated EventLoop) async throws(PingFailure) -> Connection {
        let addresses = try await loop.addresses(of: endpoint.url.host, port: endpoint.url.port, slot: slot)
        var index = 0
        while true {
            phase = .connecting
            do {
                return try await sendRequest(to: addresses[index], othersLeft: addresses.count - index - 1, on: loop)
            } catch {
                index += 1
                guard index < addresses.count, error.isWorthAnotherAddress else { throw error }
            }
        }
    }

    /// When to give up on an address that others stand behind: an equal share of the time left, but at least 2 s.
    private func share(of addressesLeft: Int) -> MonotonicInstant {
        let now = MonotonicInstant.now
        let left = now.duration(to: start.advanced(by: timeout))
        return now.advanced(by: max(left / addressesLeft, min(left, .seconds(2))))
    }

    private func sendRequest(
        to address: SocketAddress,
        othersLeft: Int,
        on loop: isolated EventLoop
    ) async throws(PingFailure) -> Connection {
        let context = try endpoint.url.isSecure ? tlsContext(on: loop) : nil
        let socket = try Self.open(address, for: slot, on: loop)
        if othersLeft > 0 { try await connect(socket, until: share(of: othersLeft + 1), on: loop) }
        let tls = try context.map { context throws(PingFailure) in
            try TLSConnection(context, over: socket, to: endpoint.url, isVerified: !endpoint.isInsecure)
        }
        let connection = Connection(socket: socket, tls: tls)
        if let tls { try await shakeHands(tls, on: loop) }
        try await write(HTTPRequest.bytes(of: endpoint, userAgent: userAgent), to: connection, on: loop)
        return connection
    }

    private static func open(
        _ address: SocketAddress,
        for slot: SlotTable.ID,
        on loop: isolated EventLoop
    ) throws(PingFailure) -> Socket {
        do {
            let socket = try Socket(connectingTo: address)
            try loop.watch(socket, for: slot)
            return socket
        } catch let error as SystemError {
            throw PingFailure(error)
        } catch {
            throw .ended(Outcome(.unreachable))
        }
    }

    private func tlsContext(on loop: isolated EventLoop) throws(PingFailure) -> TLSContext {
        do {
            return try loop.tlsContext(trust)
        } catch {
            throw .ended(Outcome(.tlsFailed, error.message))
        }
    }

    /// Waits for a connection on behalf of a host that has further addresses.
    private func connect(
        _ socket: borrowing Socket,
        until moment: MonotonicInstant,
        on loop: isolated EventLoop
    ) async throws(PingFailure) {
        loop.wake(slot, at: moment)
        while socket.isConnecting() {
            guard MonotonicInstant.now < moment else { throw .ended(Outcome(.unreachable, "no answer to connecting")) }
            try await loop.waitUntilReady(slot)
        }
    }

    private func shakeHands(_ tls: TLSConnection, on loop: isolated EventLoop) async throws(PingFailure) {
        while true {
            switch tls.shakeHands() {
            case .done: return
            case .failed(let failure): throw failure
            case .wouldBlock:
                try await loop.waitUntilReady(slot)
                phase = .shakingHands
            }
        }
    }

    /// Writes the request.
    ///
    /// That the socket still connects shows as not being ready.
    private func write(
        _ request: [UInt8],
        to connection: borrowing Connection,
        on loop: isolated EventLoop
    ) async throws(PingFailure) {
        var written = 0
        while written < request.count {
            switch request.withUnsafeBytes({ connection.write(UnsafeRawBufferPointer(rebasing: $0[written...])) }) {
            case .done(let count):
                written += count
                phase = .waiting
            case .wouldBlock:
                try await loop.waitUntilReady(slot)
            case .failed where written > 0:
                return  // the peer has heard enough, and may have answered
            case .failed(let failure):
                throw failure
            }
        }
    }

    private func readResponse(
        from connection: borrowing Connection,
        on loop: isolated EventLoop
    ) async throws(PingFailure) {
        phase = .waiting
        while response.state != .complete {
            switch connection.read(into: loop.readBuffer.bytes) {
            case .done(0):
                if let missing = response.finish() { throw .ended(Outcome(.connectionReset, missing)) }
            case .done(let count):
                if firstByte == nil { firstByte = .now }
                phase = .reading
                do {
                    try response.consume(UnsafeRawBufferPointer(rebasing: loop.readBuffer.bytes[..<count]))
                } catch {
                    throw .ended(Outcome(.invalidHTTP, error.reason))
                }
            case .wouldBlock:
                try await loop.waitUntilReady(slot)
            case .failed(let failure):
                throw failure
            }
        }
    }

    private var outcomeOfResponse: Outcome {
        if endpoint.accept.contains(response.status) { return Outcome(.answered) }
        guard 300..<400 ~= response.status, let location = response.location else {
            return Outcome(.unexpectedStatus, "wanted \(endpoint.accept)")
        }
        return Outcome(
            .redirected,
            holdsSecret ? "another place, not shown since the URL holds a secret" : location
        )
    }

    /// Whether the URL is shown in another form than it is sent in, so that nothing which may repeat it can be shown.
    private var holdsSecret: Bool {
        // Compared as URLs: the shown one stands as somebody wrote it, with a fragment or without a path.
        (try? HTTPURL(endpoint.shownURL)) != endpoint.url
    }

    private func outcome(of failure: PingFailure) -> Outcome {
        switch (failure, phase) {
        case (.ended(let outcome), _): outcome
        case (.cancelled, .lookingUp): Outcome(.cancelled, "while looking up the name")
        case (.cancelled, .connecting): Outcome(.cancelled, "while connecting")
        case (.cancelled, .shakingHands): Outcome(.cancelled, "in the TLS handshake")
        case (.cancelled, .waiting): Outcome(.cancelled, "while waiting for the first byte")
        case (.cancelled, .reading): Outcome(.cancelled, "while reading the answer")
        case (.timedOut, .lookingUp): Outcome(.timeoutConnecting, "looking up the name")
        case (.timedOut, .connecting): Outcome(.timeoutConnecting)
        case (.timedOut, .shakingHands): Outcome(.timeoutConnecting, "in the TLS handshake")
        case (.timedOut, .waiting): Outcome(.timeoutFirstByte)
        case (.timedOut, .reading): Outcome(.timeoutReading)
        }
    }
}
