import NIOConcurrencyHelpers

/// A clock on which sleeping takes no time: it moves on to the moment that is slept for.
struct SteppingClock: Clock {
    /// A moment, as its distance from the clock's beginning.
    struct Instant: InstantProtocol {
        var sinceStart = Swift.Duration.zero

        func advanced(by duration: Swift.Duration) -> Instant {
            Instant(sinceStart: sinceStart + duration)
        }

        func duration(to other: Instant) -> Swift.Duration {
            other.sinceStart - sinceStart
        }

        static func < (left: Instant, right: Instant) -> Bool {
            left.sinceStart < right.sinceStart
        }
    }

    // Not a Mutex: the thread sanitizer cannot see that one on Linux, and takes what it guards for a race.
    private let time = NIOLockedValueBox(Instant())

    var now: Instant { time.withLockedValue(\.self) }

    var minimumResolution: Swift.Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
        try Task.checkCancellation()
        time.withLockedValue { $0 = max($0, deadline) }
    }

    /// Lets time pass.
    func advance(by duration: Swift.Duration) {
        time.withLockedValue { $0 = $0.advanced(by: duration) }
    }
}
