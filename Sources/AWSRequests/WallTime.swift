import Glibc

/// A moment of wall-clock time, to the millisecond.
///
/// No clock is read here: whoever has one passes the moment in.
public struct WallTime: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds.
    public var millisecondsSince1970: Int64

    /// Creates a moment from milliseconds since 1970-01-01T00:00:00Z.
    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    /// Whether one moment comes before the other.
    public static func < (left: WallTime, right: WallTime) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    /// The moment that lies `duration` after this one.
    public func advanced(by duration: Duration) -> WallTime {
        let (seconds, attoseconds) = duration.components
        let milliseconds = Int64(clamping: Int128(seconds) * 1000 + Int128(attoseconds / 1_000_000_000_000_000))
        let (sum, isTooLarge) = millisecondsSince1970.addingReportingOverflow(milliseconds)
        return WallTime(millisecondsSince1970: isTooLarge ? (milliseconds < 0 ? .min : .max) : sum)
    }

    /// The time from this moment to a later one; negative when `other` is earlier.
    public func duration(to other: WallTime) -> Duration {
        let (difference, isTooLarge) = other.millisecondsSince1970.subtractingReportingOverflow(millisecondsSince1970)
        return .milliseconds(isTooLarge ? (self < other ? .max : .min) : difference)
    }
}

extension WallTime {
    /// The moment as Signature V4 writes it: `20150830T123600Z`.
    var signatureText: String {
        let fields = fields
        let day = "\(fields.tm_year + 1900)\(two(fields.tm_mon + 1))\(two(fields.tm_mday))"
        return "\(day)T\(two(fields.tm_hour))\(two(fields.tm_min))\(two(fields.tm_sec))Z"
    }

    private var fields: tm {
        // A range that has years of four digits, as the text needs.
        var seconds = time_t(min(max(millisecondsSince1970 / 1000, 0), 253_402_300_799))
        var fields = tm()
        gmtime_r(&seconds, &fields)
        return fields
    }

    private func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
}
