import NIOConcurrencyHelpers

/// Credentials that are fetched when they are first needed, and again before they end.
///
/// However many need them at once, one of them fetches and the others wait for it. When fetching new ones fails, the old
/// ones are used for as long as they are good, and it is tried again half a minute to a minute later.
public final class CachedCredentials: Sendable {
    private struct State {
        var machine = RefreshMachine()
        var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
        var lastTicket = 0

        mutating func takeWaiting() -> [CheckedContinuation<Void, any Error>] {
            defer { waiting = [:] }
            return Array(waiting.values)
        }
    }

    private let source: any CredentialSource
    private let surroundings: AWSSurroundings
    // Not a Mutex of the standard library, which the thread sanitizer does not see.
    private let state = NIOLockedValueBox(State())

    /// Caches the credentials that a chain finds.
    public convenience init(_ chain: CredentialChain, in surroundings: AWSSurroundings) {
        self.init(chain as any CredentialSource, in: surroundings)
    }

    init(_ source: any CredentialSource, in surroundings: AWSSurroundings) {
        self.source = source
        self.surroundings = surroundings
    }

    /// Credentials that are good now.
    ///
    /// - Throws: ``AWSError`` when there are none; `CancellationError` when the surrounding task is cancelled.
    public func current() async throws -> AWSCredentials {
        while true {
            switch state.withLockedValue({ $0.machine.needed(at: surroundings.now()) }) {
            case .use(let credentials): return credentials
            case .fetch: return try await fetch()
            case .wait: try await wait()
            }
        }
    }

    /// How many wait for the one who fetches.
    var waitingCount: Int { state.withLockedValue(\.waiting.count) }

    /// Drops credentials that AWS no longer takes.
    func forget(_ credentials: AWSCredentials) {
        state.withLockedValue { $0.machine.forget { $0 == credentials } }
    }

    /// Drops the credentials that a request was signed with, when AWS no longer takes them.
    ///
    /// Those that somebody else has fetched in the meantime stay: a round of a thousand requests that all come back
    /// unwanted fetches new ones once.
    package func forget(signerOf request: AWSRequest) {
        guard let signature = request.headers.value(of: "authorization") else { return }
        state.withLockedValue { $0.machine.forget { signature.contains("Credential=\($0.accessKeyID)/") } }
    }

    private func fetch() async throws -> AWSCredentials {
        do {
            let new = try await source.credentials()
            let now = surroundings.now()
            guard new.isGood(at: now) else {
                throw AWSError(.invalidCredentials, "The credentials of \(source.name) have expired.")
            }
            let waiting = state.withLockedValue { state in
                state.machine.fetched(new, at: now)
                return state.takeWaiting()
            }
            for continuation in waiting { continuation.resume() }
            return new
        } catch let error as AWSError {
            let random = surroundings.random()
            let (old, waiting) = state.withLockedValue { state in
                (state.machine.failed(at: surroundings.now(), random: random), state.takeWaiting())
            }
            // Those who waited share the failure, or a crowd would fail one by one.
            for continuation in waiting {
                if old == nil { continuation.resume(throwing: error) } else { continuation.resume() }
            }
            guard let old else { throw error }
            return old
        } catch {
            // Called off: one of those who wait fetches in its place.
            let waiting = state.withLockedValue { state in
                state.machine.calledOff()
                return state.takeWaiting()
            }
            for continuation in waiting { continuation.resume() }
            throw error
        }
    }

    private func wait() async throws {
        let ticket = state.withLockedValue { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try Task.checkCancellation()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isWaiting = state.withLockedValue { state in
                    // Whoever fetched may be done by now; and a cancellation that came before this finds nobody.
                    guard state.machine.isFetching, !Task.isCancelled else { return false }
                    state.waiting[ticket] = continuation
                    return true
                }
                if !isWaiting { continuation.resume() }
            }
        } onCancel: {
            state.withLockedValue { $0.waiting.removeValue(forKey: ticket) }?.resume(throwing: CancellationError())
        }
    }
}
