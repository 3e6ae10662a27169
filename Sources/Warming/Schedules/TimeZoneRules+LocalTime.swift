extension TimeZoneRules {
    /// The local time that the zone's clocks show at a moment.
    func localTime(at moment: Timestamp) -> CivilTime {
        CivilTime(secondsSince1970: moment.secondsSince1970 + offset(at: moment.secondsSince1970))
    }

    /// The moments at which the zone's clocks show a local time, in order.
    ///
    /// There are none when the clocks were put forward past that time, and two when they were put
    /// back over it.
    func moments(showing local: CivilTime) -> [Timestamp] {
        let seconds = local.secondsSince1970
        // No zone is a whole day from UTC, so these two see what applies before and after.
        let earlier = offset(at: seconds - .secondsPerDay)
        let later = offset(at: seconds + .secondsPerDay)
        if earlier == later, offset(at: seconds - earlier) == earlier {
            return [Timestamp(secondsSince1970: seconds - earlier)]
        }
        let offsets = [earlier, later, offset(at: seconds - earlier), offset(at: seconds - later)]
        return Set(offsets).filter { offset(at: seconds - $0) == $0 }.sorted(by: >)
            .map { Timestamp(secondsSince1970: seconds - $0) }
    }

    /// The overlap whose local times the zone's clocks show around a moment, for the first or the second time.
    func overlap(around moment: Timestamp) -> LocalTimeOverlap? {
        // Clocks have gone back by two hours at most: the end of double summer time, and Troll today.
        var before = moment.secondsSince1970 - 3 * 3600
        var after = moment.secondsSince1970 + 3 * 3600
        let (offsetBefore, offsetAfter) = (offset(at: before), offset(at: after))
        guard offsetBefore > offsetAfter else { return nil }
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if offset(at: middle) == offsetBefore {
                before = middle
            } else {
                after = middle
            }
        }
        return LocalTimeOverlap(start: after, offsetBefore: offsetBefore, offsetAfter: offsetAfter)
    }

    private func offset(at seconds: Int64) -> Int64 {
        Int64(secondsFromUTC(at: Timestamp(secondsSince1970: seconds)))
    }
}

/// A stretch of local time that happens twice because the clocks are put back.
struct LocalTimeOverlap: Hashable, Sendable {
    /// The moment at which the clocks are put back, in seconds since 1970.
    let start: Int64

    /// How many seconds the clocks are ahead of UTC until then.
    let offsetBefore: Int64

    /// How many seconds the clocks are ahead of UTC from then on; less than ``offsetBefore``.
    let offsetAfter: Int64

    /// The local times that are shown twice, in seconds since 1970 on the wall clock.
    var localSeconds: Range<Int64> { start + offsetAfter..<start + offsetBefore }
}

extension Int64 {
    fileprivate static let secondsPerDay: Int64 = 86_400
}
