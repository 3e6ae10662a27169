extension Schedule {
    /// The ticks that are later than a moment, in order, each computed when it is asked for.
    ///
    /// A `rate` and many a `cron` go on for centuries: take a `prefix(_:)` or stop the loop.
    ///
    /// - Parameters:
    ///   - moment: The moment after which the ticks begin.
    ///   - zone: The time zone that a `cron` and an `at` are in. A `rate` has none.
    ///   - anchor: The first tick of a `rate`, from which the others follow, as in ``next(after:in:anchor:)``.
    /// - Returns: A sequence that is computed anew by every loop over it.
    public func ticks<Zone: TimeZoneRules>(
        after moment: Timestamp,
        in zone: Zone = UTC(),
        anchor: Timestamp = Timestamp(secondsSince1970: 0)
    ) -> Ticks<Zone> {
        Ticks(schedule: self, moment: moment, zone: zone, anchor: anchor)
    }

    /// The moments at which a schedule comes due.
    public struct Ticks<Zone: TimeZoneRules>: Sequence, IteratorProtocol, Sendable {
        fileprivate let schedule: Schedule
        fileprivate var moment: Timestamp
        fileprivate let zone: Zone
        fileprivate let anchor: Timestamp

        /// The next tick, or `nil` when the schedule has come to its end.
        public mutating func next() -> Timestamp? {
            guard let tick = schedule.next(after: moment, in: zone, anchor: anchor) else { return nil }
            moment = tick
            return tick
        }
    }
}
