import Warming
import WarmingHistory

/// Where on a chart a moment stands, and which moments are written below it, in UTC.
struct TimeAxis {
    /// A moment that is written below the chart.
    struct Tick {
        var moment: Timestamp
        var label: String
    }

    /// The span that the chart covers.
    let span: HistorySpan

    /// The moments below the chart, in the order of time.
    let ticks: [Tick]

    private static let minute: Int64 = 60_000
    private static let day: Int64 = 1440 * minute

    /// In minutes, what people count in.
    private static let steps: [Int64] = [
        1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 20160, 43200, 129_600,
    ]

    /// Finds moments to write below a chart.
    ///
    /// - Parameters:
    ///   - span: The span that the chart covers.
    ///   - most: How many moments there is room for.
    init(_ span: HistorySpan, most: Int) {
        self.span = span
        let start = span.start.millisecondsSince1970
        let end = span.end.millisecondsSince1970
        let length = end - start
        let step = (Self.steps.first { length / ($0 * Self.minute) < Int64(most) } ?? 525_600) * Self.minute
        var ticks: [Tick] = []
        var moment = start + (step - (start % step + step) % step) % step
        while moment < end {
            let timestamp = Timestamp(millisecondsSince1970: moment)
            let isDay = moment % Self.day == 0
            ticks.append(Tick(moment: timestamp, label: isDay ? timestamp.dayWords : timestamp.timeWords))
            moment += step
        }
        self.ticks = ticks
    }

    /// Where a moment stands, from 0 at the start to 1 at the end.
    func position(of moment: Timestamp) -> Double {
        let length = Double(max(1, span.end.millisecondsSince1970 - span.start.millisecondsSince1970))
        let position = Double(moment.millisecondsSince1970 - span.start.millisecondsSince1970) / length
        return min(max(position, 0), 1)
    }
}

extension Timestamp {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The day in UTC: `25 Nov`.
    var dayWords: String {
        // Of years below 0 or above 9999 the parts are elsewhere; there was no Lambda then.
        let text = description
        guard let month = Int(text.dropFirst(5).prefix(2)), let day = Int(text.dropFirst(8).prefix(2)),
            1...12 ~= month
        else { return String(text.prefix(10)) }
        return "\(day) \(Self.months[month - 1])"
    }

    /// The time of day in UTC: `20:15`.
    var timeWords: String { String(description.dropFirst(11).prefix(5)) }

    /// The moment to the minute, without the year: `25 Nov 20:15`.
    var words: String { "\(dayWords) \(timeWords)" }

    /// The moment to the minute: `25 Nov 2026 20:15 UTC`.
    var fullWords: String { "\(dayWords) \(description.prefix(4)) \(timeWords) UTC" }
}
