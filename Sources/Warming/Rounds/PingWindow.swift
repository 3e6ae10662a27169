/// Decides which ping of a round goes out next and which is tried again, and keeps what came of each.
///
/// It holds no clock and starts no task: ``Round`` carries its decisions out.
struct PingWindow {
    /// How many more times a ping that was turned away is tried, whatever the limits say: with the first attempt, the
    /// three that AWS's own clients make (AWS SDKs and Tools Reference Guide, "Retry behavior").
    static let retriesWhenThrottled = 2

    /// A ping to try again.
    struct Retry: Equatable {
        /// How long to wait first.
        let pause: Duration
        /// How long the new attempt may take.
        let timeout: Duration
    }

    /// What is known of a ping that is being tried again.
    private struct Attempted {
        var failure: Answer
        /// The time since the first attempt, the pause before the next one included.
        var elapsed: Duration
    }

    private let limits: RoundLimits
    private let retryPause: RetryPause
    private var nextIndex = 0
    private var inFlight = 0
    private var reports: [PingReport]
    private var attempted: [Int: Attempted] = [:]
    private(set) var endedCount = 0

    /// Why no further ping may go out, once that is so.
    private var closed: Outcome.Code?

    /// Creates a window over no pings.
    init(limits: RoundLimits, retryPause: RetryPause) {
        self.limits = limits
        self.retryPause = retryPause
        reports = []
    }

    /// Adds pings behind those that are there.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - pass: Which time it is that their target's pings go out.
    ///   - hold: How long each environment is asked to stay busy.
    mutating func add(_ count: Int, pass: Int = 1, hold: Duration = .zero) {
        let notSent = Answer(outcome: Outcome(.cancelled, "not sent"), latency: .zero, attempts: 0)
        let report = PingReport(sentAfter: nil, answer: notSent, pass: pass, hold: hold)
        reports.append(contentsOf: repeatElement(report, count: count))
    }

    /// How many pings there are.
    var count: Int { reports.count }

    /// What is known of a ping.
    func report(_ index: Int) -> PingReport { reports[index] }

    /// Whether answers are still to come.
    var isWaiting: Bool { inFlight > 0 }

    /// Whether a ping may be sent now, rather than after another one has ended.
    var hasRoom: Bool {
        closed == nil && inFlight < limits.maxInFlight && nextIndex < reports.count
    }

    /// Takes the next ping, which goes out at a time counted from the start of the round.
    mutating func send(after elapsed: Duration) -> Int {
        defer { nextIndex += 1 }
        reports[nextIndex].sentAfter = elapsed
        inFlight += 1
        return nextIndex
    }

    /// A ping has ended, or one attempt of it: returns how to try it again, if it should be.
    ///
    /// After ``close(_:)``, a ping that was cut off ended for the reason given there.
    mutating func ended(_ index: Int, _ answer: Answer, timeout: Duration) -> Retry? {
        var answer = answer
        if let earlier = attempted.removeValue(forKey: index) {
            answer.attempts = earlier.failure.attempts + 1
            answer.latency += earlier.elapsed
            answer.firstByte = answer.firstByte.map { $0 + earlier.elapsed }
        }
        if let retry = retry(after: answer, timeout: timeout) {
            attempted[index] = Attempted(failure: answer, elapsed: answer.latency + retry.pause)
            return retry
        }
        if let closed, answer.outcome.code == .cancelled {
            answer.outcome.code = closed
        }
        settle(index, answer)
        return nil
    }

    /// A ping that waited to be tried again will not be: its last failure stands.
    mutating func retryCalledOff(_ index: Int) {
        guard let earlier = attempted.removeValue(forKey: index) else { return }
        settle(index, earlier.failure)
    }

    /// Lets no further ping go out.
    mutating func close(_ reason: Outcome.Code) {
        closed = reason
    }

    /// Every ping's report, in the order of the pings; one that never went out says so.
    func finalReports() -> [PingReport] {
        guard let closed else { return reports }
        return reports.map { report in
            guard report.sentAfter == nil else { return report }
            var report = report
            report.answer.outcome.code = closed
            return report
        }
    }

    private mutating func settle(_ index: Int, _ answer: Answer) {
        reports[index].answer = answer
        endedCount += 1
        inFlight -= 1
    }

    private func retry(after answer: Answer, timeout: Duration) -> Retry? {
        let allowed = answer.outcome.wasTurnedAway ? max(Self.retriesWhenThrottled, limits.retries) : limits.retries
        guard
            closed == nil, answer.outcome.couldNotConnect || answer.outcome.wasTurnedAway, answer.attempts <= allowed
        else { return nil }
        let pause = max(retryPause.duration(afterAttempt: answer.attempts), answer.retryAfter ?? .zero)
        let left = timeout - answer.latency - pause
        return left > .zero ? Retry(pause: pause, timeout: left) : nil
    }
}
