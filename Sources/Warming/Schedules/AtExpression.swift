/// One moment: `at(2026-11-20T13:00:00)`.
struct AtExpression: Hashable, Sendable {
    /// The local time at which the schedule ticks.
    let time: CivilTime

    /// Reads what stands between the parentheses of `at(…)`.
    init(arguments: Substring, expression: String) throws(WarmingError) {
        let bytes = Array(arguments.utf8)
        let separators = bytes.filter { !UInt8.isDigit($0) }
        let digits = bytes.split(omittingEmptySubsequences: false) { !UInt8.isDigit($0) }
        guard separators == Array("--T::".utf8), digits.map(\.count) == [4, 2, 2, 2, 2, 2] else {
            throw WarmingError(
                .invalidSchedule,
                "'\(expression)' is not a moment; write a local date and time like at(2026-11-20T13:00:00)."
            )
        }
        let parts = digits.map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        guard
            (1970...2199).contains(parts[0]), (1...12).contains(parts[1]),
            (1...CivilTime.days(inMonth: parts[1], of: parts[0])).contains(parts[2]),
            parts[3] < 24, parts[4] < 60, parts[5] < 60
        else {
            throw WarmingError(
                .invalidSchedule,
                "'\(expression)' is not in the calendar; write a date of the years 1970-2199 and a time up to 23:59:59."
            )
        }
        time = CivilTime(
            year: parts[0],
            month: parts[1],
            day: parts[2],
            hour: parts[3],
            minute: parts[4],
            second: parts[5]
        )
    }

    /// The moment of the only tick when that is later than `moment`, otherwise `nil`.
    func next(after moment: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        let tick = zone.moments(showing: time).first ?? momentBeyondGap(in: zone)
        return tick > moment ? tick : nil
    }

    /// The moment of a local time that the zone's clocks skip, had they not been put forward.
    private func momentBeyondGap(in zone: some TimeZoneRules) -> Timestamp {
        let seconds = time.secondsSince1970
        let offset = zone.secondsFromUTC(at: Timestamp(secondsSince1970: seconds - 86_400))
        return Timestamp(secondsSince1970: seconds - Int64(offset))
    }
}
