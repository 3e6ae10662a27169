import Glibc

/// A moment of the kernel's monotonic clock, in nanoseconds.
struct Moment: Hashable, Comparable, Sendable {
    var nanoseconds: Int64

    /// The present moment (`CLOCK_MONOTONIC`).
    static var now: Moment { Moment(nanoseconds: nanoseconds(of: CLOCK_MONOTONIC)) }

    /// The present time of day, in milliseconds since 1970 (`CLOCK_REALTIME`).
    static var millisecondsSince1970: Int64 { nanoseconds(of: CLOCK_REALTIME) / 1_000_000 }

    static func < (left: Moment, right: Moment) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The moment that lies `duration` after this one; the most distant one rather than an overflow.
    func advanced(by duration: Duration) -> Moment {
        let (seconds, attoseconds) = duration.components
        guard seconds < 1_000_000_000 else { return Moment(nanoseconds: .max) }
        return Moment(nanoseconds: nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    /// The time from this moment to a later one; negative when `other` is earlier.
    func duration(to other: Moment) -> Duration {
        .nanoseconds(other.nanoseconds - nanoseconds)
    }

    private static func nanoseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
