internal import NIOConcurrencyHelpers

/// What has happened on a server so far, and a way to wait for more.
public final class ServerLog: Sendable {
    /// Something that happened on a connection.
    public struct Event: Hashable, Sendable {
        /// A kind of event.
        public enum Kind: Hashable, Sendable {
            /// The server accepted a connection.
            case connectionOpened
            /// The first bytes came, whatever they are: on a plain server that a client takes for a TLS one, its hello.
            case firstBytesRead
            /// The TLS handshake is complete.
            case handshakeCompleted
            /// A request was read with all of its body.
            case requestRead
            /// Both sides of a connection are closed.
            case connectionClosed
        }

        /// What happened.
        public let kind: Kind

        /// The number of the connection, counted from 1.
        public let connection: Int
    }

    /// The server stopped before what somebody waited for had happened.
    public struct ServerStopped: Error {}

    private struct State {
        var events: [Event] = []
        var requests: [RecordedRequest] = []
        var connections = 0
        var open = 0
        var mostOpen = 0
        var resumedHandshakes = 0
        var nextListener = 0
        var listeners: [Int: AsyncStream<Event>.Continuation] = [:]
        var isFinished = false
    }

    // Not a Mutex: the thread sanitizer cannot see that one on Linux, and takes what it guards for a race.
    private let state = NIOLockedValueBox(State())

    /// The requests in the order in which they were read.
    public var requests: [RecordedRequest] { state.withLockedValue(\.requests) }

    /// How many connections were ever opened.
    public var connectionCount: Int { state.withLockedValue(\.connections) }

    /// How many connections are open now.
    public var openCount: Int { state.withLockedValue(\.open) }

    /// The greatest number of connections that were open at once.
    public var mostOpenAtOnce: Int { state.withLockedValue(\.mostOpen) }

    /// How many TLS handshakes resumed an earlier session.
    public var resumedHandshakeCount: Int { state.withLockedValue(\.resumedHandshakes) }

    /// Everything that has happened and that will happen, from the first event to the server's end.
    public func events() -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream<Event>.makeStream()
        let (listener, isFinished) = state.withLockedValue { state in
            // Nobody reads from the stream yet, so that no waiting task is resumed under the lock.
            for event in state.events { continuation.yield(event) }
            state.nextListener += 1
            if !state.isFinished { state.listeners[state.nextListener] = continuation }
            return (state.nextListener, state.isFinished)
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLockedValue { $0.listeners.removeValue(forKey: listener) }
        }
        if isFinished { continuation.finish() }
        return stream
    }

    /// Waits until an event of this kind has happened so many times since the server started.
    ///
    /// - Throws: ``ServerStopped``, or `CancellationError` when the surrounding task is cancelled.
    public func wait(for kind: Event.Kind, count: Int = 1) async throws {
        var missing = count
        for await event in events() where event.kind == kind {
            missing -= 1
            if missing <= 0 { return }
        }
        try Task.checkCancellation()
        throw ServerStopped()
    }
}

extension ServerLog {
    func connectionOpened() -> Int {
        let number = state.withLockedValue { state in
            state.connections += 1
            state.open += 1
            state.mostOpen = max(state.mostOpen, state.open)
            return state.connections
        }
        record(.connectionOpened, number)
        return number
    }

    func connectionClosed(_ number: Int) {
        state.withLockedValue { $0.open -= 1 }
        record(.connectionClosed, number)
    }

    func requestRead(_ request: RecordedRequest) {
        state.withLockedValue { $0.requests.append(request) }
        record(.requestRead, request.connection)
    }

    func handshakeCompleted(_ number: Int, isResumed: Bool) {
        if isResumed { state.withLockedValue { $0.resumedHandshakes += 1 } }
        record(.handshakeCompleted, number)
    }

    /// Records an event.
    ///
    /// All events come from the one thread of the server, so that every listener sees their order.
    func record(_ kind: Event.Kind, _ number: Int) {
        let event = Event(kind: kind, connection: number)
        let listeners = state.withLockedValue { state in
            state.events.append(event)
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.yield(event) }
    }

    func finish() {
        let listeners = state.withLockedValue { state in
            state.isFinished = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
