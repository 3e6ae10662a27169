import Warming

/// One ping's way over the network: look up the name, connect, encrypt, send, read to the end.
struct HTTPExchange {
    /// How far a ping has got.
    private enum Phase {
        case lookingUp
        case connecting
        case shakingHands
        case waiting
        case reading
    }

    private let ping: Ping
    private let endpoint: HTTPEndpoint
    private let userAgent: String
    private let start: MonotonicInstant
    private let slot: SlotTable.ID

    private var phase = Phase.lookingUp
    private var firstByte: MonotonicInstant?
    private var response: HTTPResponseParser

    init(_ ping: Ping, userAgent: String, start: MonotonicInstant, slot: SlotTable.ID) {
        self.ping = ping
        endpoint = ping.target.endpoint
        self.userAgent = userAgent
        self.start = start
        self.slot = slot
        response = HTTPResponseParser(method: endpoint.method)
    }

    /// Carries the ping to its end, whatever that is.
    mutating func run(on loop: isolated EventLoop) async -> Answer {
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
    private mutating func sendRequest(on loop: isolated EventLoop) async throws(PingFailure) -> Connection {
        let addresses = try await loop.addresses(of: endpoint.url.host, port: endpoint.url.port, slot: slot)
        let request = HTTPRequest.bytes(of: endpoint, userAgent: userAgent)
        for (index, address) in addresses.enumerated().dropLast() {
            phase = .connecting
            do {
                return try await send(
                    request,
                    to: address,
                    connectingUntil: share(of: addresses.count - index),
                    on: loop
                )
            } catch {
                guard error.isWorthAnotherAddress else { throw error }
            }
        }
        phase = .connecting
        return try await send(request, to: addresses[addresses.count - 1], connectingUntil: nil, on: loop)
    }

    /// When to give up on an address that others stand behind: an equal share of the time left, but at least 2 s.
    private func share(of addressesLeft: Int) -> MonotonicInstant {
        let now = MonotonicInstant.now
        let left = now.duration(to: start.advanced(by: ping.timeout))
        return now.advanced(by: max(left / addressesLeft, min(left, .seconds(2))))
    }

    private mutating func send(
        _ request: [UInt8],
        to address: SocketAddress,
        connectingUntil moment: MonotonicInstant?,
        on loop: isolated EventLoop
    ) async throws(PingFailure) -> Connection {
        let socket = try Self.open(address, for: slot, on: loop)
        if let moment {
            try await connect(socket, until: moment, on: loop)
        }
        let tls = try endpoint.url.isSecure ? loop.encrypt(socket, for: endpoint) : nil
        let connection = Connection(socket: socket, tls: tls)
        if let tls = connection.tls {
            try await shakeHands(tls, on: loop)
        }
        try await write(request, to: connection, on: loop)
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

    private mutating func shakeHands(_ tls: TLSConnection, on loop: isolated EventLoop) async throws(PingFailure) {
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
    private mutating func write(
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

    private mutating func readResponse(
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
        return Outcome(.redirected, shown(location))
    }

    /// Where a redirect points, as far as it cannot repeat a secret of the request.
    ///
    /// Without its query, where keys are; and nothing at all when a secret stands anywhere in the request's own URL.
    private func shown(_ location: String) -> String? {
        endpoint.shownURL.contains("${") ? nil : String(location.prefix { $0 != "?" && $0 != "#" })
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
