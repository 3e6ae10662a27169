/// Decides which ping of a round goes out next, and keeps what came of each.
///
/// It holds no clock and starts no task: ``Round`` carries its decisions out.
struct PingWindow {
    private let limit: Int
    private var nextIndex = 0
    private var inFlight = 0
    private var ended: [PingReport?]
    private(set) var endedCount = 0

    /// Why no further ping may go out, once that is so.
    private var closed: Outcome.Code?

    /// Creates a window over `count` pings of which at most `limit` are under way at any moment.
    init(count: Int, limit: Int) {
        self.limit = limit
        ended = Array(repeating: nil, count: count)
    }

    /// The ping to send now; `nil` when none may be sent before another one has ended.
    mutating func next() -> Int? {
        guard closed == nil, inFlight < limit, nextIndex < ended.count else { return nil }
        defer { nextIndex += 1 }
        inFlight += 1
        return nextIndex
    }

    /// Whether answers are still to come.
    var isWaiting: Bool { inFlight > 0 }

    /// A ping has ended.
    ///
    /// After ``close(_:)``, one that was cut off ended for the reason given there.
    mutating func ended(_ index: Int, _ report: PingReport) {
        var report = report
        if let closed, report.answer.outcome.code == .cancelled {
            report.answer.outcome.code = closed
        }
        ended[index] = report
        endedCount += 1
        inFlight -= 1
    }

    /// Lets no further ping go out.
    mutating func close(_ reason: Outcome.Code) {
        closed = reason
    }

    /// Every ping's report, in the order of the pings; one that never went out says so.
    func reports() -> [PingReport] {
        ended.map { report in
            report
                ?? PingReport(
                    sentAfter: nil,
                    answer: Answer(outcome: Outcome(closed ?? .cancelled, "not sent"), latency: .zero, attempts: 0)
                )
        }
    }
}
