import Warming

/// How much time one summary of a target covers: rounds are summed up three times, each time more coarsely.
enum Tier: Int, CaseIterable {
    case fiveMinutes = 1
    case hour = 2
    case day = 3

    /// How long a summary of this tier covers, in milliseconds.
    var width: Int64 {
        switch self {
        case .fiveMinutes: 5 * 60 * 1000
        case .hour: 60 * 60 * 1000
        case .day: 24 * 60 * 60 * 1000
        }
    }

    /// The name under which the file says since when its summaries are kept.
    var name: String {
        switch self {
        case .fiveMinutes: "five-minutes"
        case .hour: "hours"
        case .day: "days"
        }
    }

    /// The start of the summary that a moment belongs to; days are those of UTC.
    func start(of moment: Timestamp) -> Int64 {
        moment.millisecondsSince1970.roundedDown(to: width)
    }
}

extension Int64 {
    /// The largest multiple that is not above the number.
    func roundedDown(to step: Int64) -> Int64 {
        let rest = self % step
        return self - (rest < 0 ? rest + step : rest)
    }

    /// The smallest multiple that is not below the number.
    func roundedUp(to step: Int64) -> Int64 {
        let down = roundedDown(to: step)
        return down == self ? self : down + step
    }
}
