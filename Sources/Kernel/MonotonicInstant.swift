import Glibc

/// A moment of the kernel's monotonic clock, in nanoseconds.
package struct MonotonicInstant: Hashable, Comparable, Sendable {
    /// Nanoseconds since some moment before the machine started.
    package var nanoseconds: Int64

    /// Creates a moment.
    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// The present moment (`CLOCK_MONOTONIC`).
    package static var now: MonotonicInstant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// Whether one moment comes before the other.
    package static func < (left: MonotonicInstant, right: MonotonicInstant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The moment that lies `duration` after this one; the most distant one rather than an overflow.
    package func advanced(by duration: Duration) -> MonotonicInstant {
        let (seconds, attoseconds) = duration.components
        guard seconds < 1_000_000_000 else { return MonotonicInstant(nanoseconds: .max) }
        return MonotonicInstant(nanoseconds: nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// The time from this moment to a later one; negative when `other` is earlier.
    package func duration(to other: MonotonicInstant) -> Duration {
        .nanoseconds(other.nanoseconds - nanoseconds)
    }
}
