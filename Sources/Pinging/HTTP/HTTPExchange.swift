import Kernel
import Warming

/// One ping's way over the network: look up the name, connect, encrypt, send, read to the end.
///
/// An object and not a value, so that each function that waits on the way keeps a reference and not a copy: with ten
/// thousand pings in flight that is most of the memory. For the same reason nothing is inlined into a function that
/// waits: what it would bring along stays in the frame of every ping in flight.
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
    private let note: String?
    private let userAgent: String
    private let start: MonotonicInstant
    private let trust: CertificateTrust

    /// Where the ping waits.
    let slot: SlotTable.ID

    private var phase = Phase.lookingUp
    private var firstByte: MonotonicInstant?

    /// What is still to be sent of the request; `nil` before the connection is encrypted, if it is to be.
    private var unsent: ArraySlice<UInt8>?
    private var response: HTTPResponseParser

    /// Begins an exchange, which must be run.
    ///
    /// - Parameters:
    ///   - endpoint: Where the request goes.
    ///   - timeout: How long all of it may take.
    ///   - note: What the ping says about itself; `nil` for a request that is no ping.
    ///   - keptBodyLimit: How much of the response's body to keep; `nil` to keep nothing of the response.
    ///   - userAgent: The `User-Agent`.
    ///   - trust: Which certificate authorities to trust.
    ///   - loop: What carries it.
    @inline(never)
    init(
        _ endpoint: HTTPEndpoint,
        timeout: Duration,
        note: String? = nil,
        keptBodyLimit: Int? = nil,
        userAgent: String,
        trust: CertificateTrust,
        on loop: isolated EventLoop
    ) {
        self.timeout = timeout
        self.endpoint = endpoint
        self.note = note
        self.userAgent = userAgent
        self.trust = trust
        start = .now
        slot = loop.openSlot(until: start.advanced(by: timeout))
        response = HTTPResponseParser(method: endpoint.method, keptBodyLimit: keptBodyLimit)
    }

    /// Carries the request to its end, whatever that is, and gives the slot back.
    ///
    /// Ends early, with what had been learnt, when the surrounding task is cancelled.
    func run(on loop: isolated EventLoop) async -> Answer {
        defer { loop.closeSlot(slot) }
        return await withTaskCancellationHandler {
            do throws(PingFailure) {
                try await exchange(on: loop)
                return answer(after: nil)
            } catch {
                return answer(after: error)
            }
        } onCancel: { [executor = loop.executor, slot] in
            executor.send(.cancelled(slot))
        }
    }

    /// The fields and the body of the response, if it was kept and its head has come.
    var keptResponse: KeptResponse? {
        guard let fields = response.fields, let content = response.content else { return nil }
        return KeptResponse(status: response.status, fields: fields, body: content)
    }

    /// Sends the request and reads the response.
    @inline(never)
    private func exchange(on loop: isolated EventLoop) async throws(PingFailure) {
        let connection = try await sendRequest(on: loop)
        phase = .waiting
        while try !read(from: connection, into: loop.readBuffer.bytes) {
            try await loop.waitUntilReady(slot)
        }
    }

    @inline(never)
    private func answer(after failure: PingFailure?) -> Answer {
        Answer(
            outcome: failure.map(outcome) ?? outcomeOfResponse,
            status: response.readStatus,
            firstByte: firstByte.map { start.duration(to: $0) },
            latency: start.duration(to: .now),
            proof: response.proof
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
        let connection = try open(address, on: loop)
        if othersLeft > 0 {
            try await connect(connection.socket, until: share(of: othersLeft + 1), on: loop)
        }
        unsent = nil
        while try !send(over: connection) {
            try await loop.waitUntilReady(slot)
            if endpoint.url.isSecure, unsent == nil { phase = .shakingHands }
        }
        return connection
    }

    /// Opens a connection that is not connected yet.
    @inline(never)
    private func open(_ address: SocketAddress, on loop: isolated EventLoop) throws(PingFailure) -> Connection {
        do {
            let context = try endpoint.url.isSecure ? loop.tlsContext(trust) : nil
            let socket = try Socket(connectingTo: address)
            try loop.watch(socket, for: slot)
            guard let context else { return Connection(socket: socket, tls: nil) }
            let tls = try TLSConnection(context, over: socket, to: endpoint.url, isVerified: !endpoint.isInsecure)
            return Connection(socket: socket, tls: tls)
        } catch let error as SystemError {
            throw PingFailure(error)
        } catch let error as PingingError {
            throw .ended(Outcome(.tlsFailed, error.message))
        } catch let error as PingFailure {
            throw error
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

    /// Goes on with the handshake, if there is one, and then with the request.
    ///
    /// False when it has to wait for the peer. That the socket still connects shows as not being ready.
    @inline(never)
    private func send(over connection: borrowing Connection) throws(PingFailure) -> Bool {
        if let tls = connection.tls, unsent == nil {
            switch tls.shakeHands() {
            case .done: break
            case .failed(let failure): throw failure
            case .wouldBlock: return false
            }
        }
        var request = unsent ?? HTTPRequest.bytes(of: endpoint, userAgent: userAgent, note: note)[...]
        while !request.isEmpty {
            switch request.withUnsafeBytes({ connection.write($0) }) {
            case .done(let count):
                request.removeFirst(count)
                phase = .waiting
            case .wouldBlock:
                unsent = request
                return false
            case .failed where phase == .waiting:
                return true  // the peer has heard enough, and may have answered
            case .failed(let failure):
                throw failure
            }
        }
        unsent = []
        return true
    }

    /// Goes on with reading the response.
    ///
    /// False when it has to wait for the peer.
    @inline(never)
    private func read(
        from connection: borrowing Connection,
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(PingFailure) -> Bool {
        while response.state != .complete {
            switch connection.read(into: buffer) {
            case .done(0):
                if let missing = response.finish() { throw .ended(Outcome(.connectionReset, missing)) }
            case .done(let count):
                if firstByte == nil { firstByte = .now }
                phase = .reading
                do {
                    try response.consume(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                } catch {
                    throw .ended(Outcome(.invalidHTTP, error.reason))
                }
            case .wouldBlock:
                return false
            case .failed(let failure):
                throw failure
            }
        }
        return true
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
