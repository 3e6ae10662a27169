import DequeModule
import Kernel
import Warming

/// The names of a round, each looked up once however many pings need it.
///
/// An entry is kept for ``lifetime``, which is shorter than the pause between two rounds of any schedule: a name that
/// has moved is found again in the next round.
struct NameCache {
    /// How long a name's addresses are used.
    static let lifetime = Duration.seconds(30)

    /// How long a failure is used: just long enough for the pings that waited for it to hear of it.
    static let failureLifetime = Duration.milliseconds(50)

    /// The most lookups under way at any moment: each holds a thread.
    static let concurrencyLimit = 16

    private var known: [String: (result: NameResolver.Result, until: MonotonicInstant)] = [:]
    private var waiting: [String: [SlotTable.ID]] = [:]
    private var queue: Deque<String> = []
    private var running = 0

    /// What is known of a name at a moment.
    func known(_ host: String, at now: MonotonicInstant) -> NameResolver.Result? {
        guard let entry = known[host], now < entry.until else { return nil }
        return entry.result
    }

    /// Forgets what is known of every name; lookups under way go on.
    mutating func forget() {
        known = [:]
    }

    /// Adds a slot to those that wait for a name.
    mutating func wait(for host: String, in slot: SlotTable.ID) {
        if waiting[host] == nil { queue.append(host) }
        waiting[host, default: []].append(slot)
    }

    /// The next name to look up; `nil` when none waits or enough lookups are under way.
    mutating func nextLookup() -> String? {
        guard running < Self.concurrencyLimit, let host = queue.popFirst() else { return nil }
        running += 1
        return host
    }

    /// A lookup has ended: returns the slots to wake.
    mutating func finish(_ host: String, _ result: NameResolver.Result, at now: MonotonicInstant) -> [SlotTable.ID] {
        running -= 1
        let lifetime = if case .failed = result { Self.failureLifetime } else { Self.lifetime }
        known[host] = (result, now.advanced(by: lifetime))
        return waiting.removeValue(forKey: host) ?? []
    }
}

extension EventLoop {
    /// The addresses of a host, looked up when they are not known.
    func addresses(of host: String, port: Int, slot: SlotTable.ID) async throws(PingFailure) -> [SocketAddress] {
        if let numeric = SocketAddress(numericHost: host, port: port) { return [numeric] }
        while true {
            switch names.known(host, at: .now) {
            case .addresses(let addresses)?: return addresses.map { $0.with(port: port) }
            case .failed(let reason)?: throw .ended(Outcome(.nameNotResolved, reason))
            case nil: break
            }
            names.wait(for: host, in: slot)
            startLookups()
            try await waitUntilReady(slot)
        }
    }

    /// A lookup has ended, on a thread of its own.
    func finishLookup(of host: String, _ result: NameResolver.Result) {
        for slot in names.finish(host, result, at: .now) { wake(slot) }
        startLookups()
    }

    private func startLookups() {
        while let host = names.nextLookup() {
            NameResolver.lookUp(host) { [executor] in executor.send(.resolved(host: host, $0)) }
        }
    }
}
