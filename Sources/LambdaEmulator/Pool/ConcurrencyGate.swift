/// Admits as many invocations at once as the account and its functions may have.
///
/// What a function has reserved is its own and its limit; the other functions share the rest.
struct ConcurrencyGate: Sendable {
    private let reserved: [String: Int]
    private let shared: Int
    private var running: [String: Int] = [:]
    private var runningShared = 0

    init(limit: Int, functions: [EmulatedFunction]) {
        var reserved: [String: Int] = [:]
        for function in functions { reserved[function.name] = function.reservedConcurrency }
        self.reserved = reserved
        shared = max(0, limit - reserved.values.reduce(0, +))
    }

    /// Admits an invocation, which ``release(_:)`` ends; or says why not.
    mutating func admit(_ function: String) throws(ThrottleExcuse) {
        if let reserved = reserved[function] {
            guard running[function, default: 0] < reserved else { throw ThrottleExcuse(.reservedConcurrency) }
            running[function, default: 0] += 1
        } else {
            guard runningShared < shared else { throw ThrottleExcuse(.concurrency) }
            runningShared += 1
        }
    }

    /// An admitted invocation has ended.
    mutating func release(_ function: String) {
        if reserved[function] != nil { running[function, default: 1] -= 1 } else { runningShared -= 1 }
    }
}

/// Why an invocation is not admitted.
struct ThrottleExcuse: Error, Hashable, Sendable {
    let reason: ThrottleReason

    init(_ reason: ThrottleReason) {
        self.reason = reason
    }
}
