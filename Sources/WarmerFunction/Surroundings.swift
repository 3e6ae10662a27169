public import Warming

/// What the function needs from outside of itself: time, chance, and a place for its log.
public struct Surroundings<RoundClock: Clock>: Sendable where RoundClock.Duration == Duration {
    /// What times a round and ends it at its deadline.
    public var clock: RoundClock

    /// The clock on the wall.
    public var now: @Sendable () -> Timestamp

    /// A random number from 0 up to 1.
    public var random: @Sendable () -> Double

    /// Takes whole lines, line ends included.
    public var write: @Sendable (String) -> Void

    /// Creates surroundings.
    public init(
        clock: RoundClock,
        now: @escaping @Sendable () -> Timestamp,
        random: @escaping @Sendable () -> Double,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.clock = clock
        self.now = now
        self.random = random
        self.write = write
    }
}
