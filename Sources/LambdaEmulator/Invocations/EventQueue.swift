import HeapModule
import Kernel

/// The `Event` invocations that wait for their next try.
///
/// A function that fails is tried twice more, a minute and then two minutes later. What is throttled is tried again for
/// six hours, after pauses that grow from one second to five minutes (Lambda developer guide, "Error handling for
/// asynchronous invocation").
struct EventQueue: Sendable {
    /// An event in the queue.
    struct Entry: Sendable {
        /// The call, with the id that all tries share.
        let invocation: QueuedInvocation
        /// When it came.
        let arrival: MonotonicInstant
        /// How often the function has failed.
        fileprivate(set) var failures = 0
        /// How often it was throttled.
        fileprivate(set) var throttles = 0
    }

    private struct Wait: Comparable, Sendable {
        let due: MonotonicInstant
        let number: Int
        let entry: Entry

        static func < (left: Wait, right: Wait) -> Bool { (left.due, left.number) < (right.due, right.number) }
        static func == (left: Wait, right: Wait) -> Bool { left.number == right.number }
    }

    private let retryDelays: [Duration]
    private let maximumAge: Duration
    private var waits = Heap<Wait>()
    private var arrivals = 0

    /// The events that were given up.
    private(set) var dropped = 0

    init(retryDelays: [Duration], maximumAge: Duration) {
        self.retryDelays = retryDelays
        self.maximumAge = maximumAge
    }

    /// The events that wait.
    var count: Int { waits.count }

    /// When the next one is due.
    var nextDue: MonotonicInstant? { waits.min?.due }

    /// An event came; it is due at once.
    mutating func add(_ invocation: QueuedInvocation, now: MonotonicInstant) {
        enqueue(Entry(invocation: invocation, arrival: now), due: now)
    }

    /// Takes an event that is due.
    mutating func takeDue(now: MonotonicInstant) -> Entry? {
        guard let wait = waits.min, wait.due <= now else { return nil }
        waits.removeMin()
        return wait.entry
    }

    /// The function failed on an event.
    mutating func functionFailed(_ entry: Entry, now: MonotonicInstant) {
        guard entry.failures < retryDelays.count else {
            dropped += 1
            return
        }
        var entry = entry
        entry.failures += 1
        retry(entry, after: retryDelays[entry.failures - 1], now: now)
    }

    /// An event was not admitted.
    mutating func wasThrottled(_ entry: Entry, now: MonotonicInstant) {
        var entry = entry
        let pause = Duration.seconds(min(300, 1 << min(entry.throttles, 9)))
        entry.throttles += 1
        retry(entry, after: pause, now: now)
    }

    private mutating func retry(_ entry: Entry, after pause: Duration, now: MonotonicInstant) {
        let due = now.advanced(by: pause)
        guard entry.arrival.duration(to: due) <= maximumAge else {
            dropped += 1
            return
        }
        enqueue(entry, due: due)
    }

    private mutating func enqueue(_ entry: Entry, due: MonotonicInstant) {
        arrivals += 1
        waits.insert(Wait(due: due, number: arrivals, entry: entry))
    }
}

/// A call in the queue.
struct QueuedInvocation: Sendable {
    /// The request's id, which all tries share.
    let requestID: String
    /// The function and version.
    let target: InvocationTarget
    /// The call.
    let request: InvocationRequest
}
