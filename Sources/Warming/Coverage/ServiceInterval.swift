/// A span of time, counted from the start of a round, in which one ping kept an environment busy for certain.
///
/// The platform says how long a function ran, but not when. A ping that went out at `sent`, was answered at `ended`, and
/// ran for `duration` in between cannot have begun later than `ended - duration`, nor ended earlier than
/// `sent + duration`: between these two moments it was running, wherever in between it ran.
///
/// One environment serves one invocation at a time, so as many environments answered as such spans lie over one another
/// at any moment. (Lambda's managed instances serve several at a time; for those the count is of places, not of
/// environments.)
struct ServiceInterval: Equatable {
    let start: Duration
    let end: Duration

    /// The span in which `report` proves an environment busy; `nil` when it proves none.
    init?(_ report: PingReport) {
        guard let sent = report.sentAfter, let duration = report.answer.proof?.duration else { return nil }
        let start = sent + report.answer.latency - duration
        let end = sent + duration
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// The most intervals that lie over one another at any moment.
    static func mostAtOnce(_ intervals: [ServiceInterval]) -> Int {
        let starts = intervals.map(\.start).sorted()
        let ends = intervals.map(\.end).sorted()
        var most = 0
        var ended = 0
        for (started, start) in starts.enumerated() {
            // An end at the very moment of a start leaves room for it: the same environment may have served both.
            while ended < ends.count, ends[ended] <= start { ended += 1 }
            most = max(most, started + 1 - ended)
        }
        return most
    }
}
