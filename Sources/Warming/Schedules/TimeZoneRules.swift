/// The rules of one time zone: how far its clocks are from UTC at any moment.
///
/// `Warming` carries no time zone data. A program that needs more than ``UTC`` brings an
/// implementation that has some.
public protocol TimeZoneRules: Sendable {
    /// The name of the zone, such as `Europe/Berlin` or `UTC`.
    var identifier: String { get }

    /// How many seconds the zone's clocks are ahead of UTC at a moment; negative west of Greenwich.
    ///
    /// - Parameter moment: Any moment; a schedule asks for the years 1969 to 2200.
    /// - Returns: The distance in seconds, less than a day.
    func secondsFromUTC(at moment: Timestamp) -> Int
}

/// Universal time, which knows no daylight saving.
public struct UTC: TimeZoneRules, Hashable {
    /// Creates the rules of universal time.
    public init() {}

    /// The name of the zone: `UTC`.
    public var identifier: String { "UTC" }

    /// Zero, at every moment.
    public func secondsFromUTC(at moment: Timestamp) -> Int { 0 }
}
