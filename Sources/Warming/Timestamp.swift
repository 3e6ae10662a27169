/// A moment of wall-clock time, to the millisecond.
///
/// `Warming` never reads a clock of its own: whoever has one passes the moment in.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds.
    public var millisecondsSince1970: Int64

    /// Creates a moment from milliseconds since 1970-01-01T00:00:00Z.
    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    /// Creates a moment from whole seconds since 1970-01-01T00:00:00Z.
    public init(secondsSince1970: Int64) {
        self.init(millisecondsSince1970: secondsSince1970 * 1000)
    }

    /// The whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var secondsSince1970: Int64 {
        let (quotient, remainder) = millisecondsSince1970.quotientAndRemainder(dividingBy: 1000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Whether one moment comes before the other.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }

    /// The moment that lies `duration` after this one, to the millisecond.
    public func advanced(by duration: Duration) -> Timestamp {
        Timestamp(millisecondsSince1970: millisecondsSince1970 + duration.wholeMilliseconds)
    }

    /// The time from this moment to a later one; negative when `other` is earlier.
    public func duration(to other: Timestamp) -> Duration {
        .milliseconds(other.millisecondsSince1970 - millisecondsSince1970)
    }
}
