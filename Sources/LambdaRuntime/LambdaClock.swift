import Glibc

/// The clock that Lambda tells deadlines by: the time of day, in milliseconds since 1970.
public struct LambdaClock: Clock {
    /// A moment, in whole milliseconds.
    public struct Instant: InstantProtocol {
        /// The milliseconds since 1970-01-01T00:00:00Z.
        public var millisecondsSince1970: Int64

        /// Creates a moment.
        public init(millisecondsSince1970: Int64) {
            self.millisecondsSince1970 = millisecondsSince1970
        }

        /// The moment that is `duration` later, or the last one there is.
        public func advanced(by duration: Duration) -> Instant {
            let milliseconds = Int128(millisecondsSince1970) + duration.attoseconds / 1_000_000_000_000_000
            return Instant(millisecondsSince1970: Int64(clamping: milliseconds))
        }

        /// How long it is from this moment to another; negative when the other is earlier.
        public func duration(to other: Instant) -> Duration {
            .milliseconds(other.millisecondsSince1970) - .milliseconds(millisecondsSince1970)
        }

        /// Whether a moment comes before another.
        public static func < (left: Instant, right: Instant) -> Bool {
            left.millisecondsSince1970 < right.millisecondsSince1970
        }
    }

    /// The time of day of this machine.
    public static let system = LambdaClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(millisecondsSince1970: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    private let read: @Sendable () -> Instant

    /// Creates a clock that shows what `now` returns.
    public init(now: @escaping @Sendable () -> Instant) {
        read = now
    }

    /// The present moment.
    public var now: Instant { read() }

    /// The finest difference between two moments: a millisecond.
    public var minimumResolution: Duration { .milliseconds(1) }

    /// Waits until the clock shows `deadline` or later.
    ///
    /// - Throws: `CancellationError` when the surrounding task is cancelled first.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        while now < deadline {
            try await Task.sleep(for: now.duration(to: deadline), tolerance: tolerance)
        }
    }
}
