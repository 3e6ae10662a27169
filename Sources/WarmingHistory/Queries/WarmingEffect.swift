public import Warming

/// How often users met a cold start before warming began, and how often since.
public struct WarmingEffect: Hashable, Sendable {
    /// When the first round of the target was that the history knows of, to the hour where that is long ago.
    public var began: Timestamp

    /// Before that: as much time as the span has, or as there is of the log.
    public var before: ColdStartRate

    /// In the span, from when warming began.
    public var since: ColdStartRate
}

/// How many cold starts there were in some time.
public struct ColdStartRate: Hashable, Sendable {
    /// How many there were.
    public var coldStarts: Int

    /// The time.
    public var length: Duration

    /// How many there were in a day.
    public var daily: Double {
        let days = length / .seconds(86_400)
        return days > 0 ? Double(coldStarts) / days : 0
    }
}
