extension CronExpression {
    /// The first tick later than a moment.
    ///
    /// ``Schedule`` documents what daylight saving does to it.
    func next(after moment: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        // Nothing ticks before 1970 or after 2199, and no zone is a day from UTC: the zone need not know the eons.
        guard moment < Timestamp(secondsSince1970: CivilTime(year: 2200, month: 1, day: 2).secondsSince1970) else {
            return nil
        }
        let moment = max(moment, Timestamp(secondsSince1970: -2 * 86_400))

        let tick = firstShowing(after: moment, in: zone)
        guard let repeated = secondShowing(after: moment, in: zone) else { return tick }
        return tick.map { min($0, repeated) } ?? repeated
    }

    /// The first match on the wall clock, at or after a local time; seconds are not looked at.
    ///
    /// It goes from field to field, not from minute to minute: at most 230 years with 12 months each.
    func firstMatch(from start: CivilTime) -> CivilTime? {
        for year in years.values where year >= start.year {
            for month in months.values where year > start.year || month >= start.month {
                let isFirstMonth = year == start.year && month == start.month
                for day in days.days(inMonth: month, of: year) where !isFirstMonth || day >= start.day {
                    let isFirstDay = isFirstMonth && day == start.day
                    let time = isFirstDay ? firstTime(from: start) : (hours.values[0], minutes.values[0])
                    if let (hour, minute) = time {
                        return CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
                    }
                }
            }
        }
        return nil
    }

    private func firstTime(from start: CivilTime) -> (hour: Int, minute: Int)? {
        if hours.values.contains(start.hour), let minute = minutes.first(from: start.minute) {
            return (start.hour, minute)
        }
        return hours.first(from: start.hour + 1).map { ($0, minutes.values[0]) }
    }

    /// The first tick among the local times that the clocks show only once, or for the first time.
    private func firstShowing(after moment: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        var local = zone.localTime(at: moment).nextMinute
        while let match = firstMatch(from: local) {
            // There is no moment when the clocks skip this time, and an earlier one when `moment` lies in
            // the second showing.
            if let tick = zone.moments(showing: match).first, tick > moment {
                return tick
            }
            local = match.nextMinute
        }
        return nil
    }

    /// The first tick among the local times that the clocks show for the second time.
    private func secondShowing(after moment: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        guard let overlap = zone.overlap(around: moment) else { return nil }
        let earliest = max(overlap.start - 1, moment.secondsSince1970) + overlap.offsetAfter
        var local = CivilTime(secondsSince1970: earliest).nextMinute
        while let match = firstMatch(from: local), overlap.localSeconds.contains(match.secondsSince1970) {
            if runsThrough(match.hour) {
                return Timestamp(secondsSince1970: match.secondsSince1970 - overlap.offsetAfter)
            }
            local = match.nextMinute
        }
        return nil
    }

    /// Whether the schedule ticks in an hour and in both of its neighbours, as a steady interval does.
    private func runsThrough(_ hour: Int) -> Bool {
        [hour + 23, hour, hour + 1].allSatisfy { hours.values.contains($0 % 24) }
    }
}

extension CivilTime {
    /// The first full minute that is later than this time.
    fileprivate var nextMinute: CivilTime {
        CivilTime(secondsSince1970: secondsSince1970 - Int64(second) + 60)
    }
}
