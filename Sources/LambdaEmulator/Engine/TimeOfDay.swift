import Glibc

/// The clock on the wall.
enum TimeOfDay {
    /// The present time, in milliseconds since 1970 (`CLOCK_REALTIME`).
    static var millisecondsSince1970: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
