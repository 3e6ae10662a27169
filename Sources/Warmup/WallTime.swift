import Glibc

/// The time of day.
enum WallTime {
    /// How long it is since 1970-01-01T00:00:00Z, by this machine's clock.
    static var sinceEpoch: Duration {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// A moment as `yyyy-MM-dd HH:mm:ss.SSS`, in UTC.
    static func text(_ sinceEpoch: Duration) -> String {
        let milliseconds = sinceEpoch.milliseconds
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { padded($0, to: 2) }
        let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), to: 2) }
        return date.joined(separator: "-") + " " + time.joined(separator: ":") + "."
            + padded(Int(milliseconds % 1000), to: 3)
    }

    private static func padded(_ number: Int, to count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}

extension Duration {
    /// The whole milliseconds, as replies count time.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
