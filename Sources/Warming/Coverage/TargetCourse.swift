/// Which pings of one target go out next: batch by batch, and once more with a longer hold when too few environments
/// answered.
///
/// It holds no clock and starts no task: ``Round`` carries its decisions out.
struct TargetCourse {
    /// The hold that a pass with collisions is followed by, when it had a shorter one or none.
    static let firstLongerHold = Duration.milliseconds(50)

    /// Pings to send together.
    struct Batch: Equatable {
        /// Which of the target's environments they are for.
        let environments: Range<Int>
        /// How often the target's pings have gone out with this one, from 1.
        let pass: Int
        /// How long each environment is asked to stay busy.
        let hold: Duration
    }

    private let target: Target

    /// The most pings of the round under way at any moment.
    private let maxInFlight: Int

    private(set) var pass = 1
    private(set) var hold: Duration

    /// How many pings of this pass have been handed out.
    private var handedOut = 0
    private var underWay = 0

    /// The pings of the target's passes that have ended, each with the batch that it went out in.
    private var ended: [(report: PingReport, batch: Range<Int>)] = []
    private var current = 1..<1

    /// Creates the course of a target.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - hold: The hold that worked in the round before; `nil` to start with the target's own.
    ///   - maxInFlight: The most pings of the round under way at any moment.
    init(_ target: Target, hold: Duration?, maxInFlight: Int) {
        self.target = target
        self.maxInFlight = maxInFlight
        // The bounds may be others than in the round before.
        let first = min(target.maxHold, max(target.hold, hold ?? .zero))
        self.hold = target.pingCount > 1 && target.hasHold ? first : .zero
    }

    /// The first pings.
    mutating func start() -> Batch {
        nextBatch()
    }

    /// A ping of this target has ended.
    ///
    /// - Parameters:
    ///   - report: What came of it.
    ///   - timeLeft: How much of the round is left; `nil` when it has no deadline.
    /// - Returns: The pings that go out next; `nil` when there are none, or others of the batch are under way.
    mutating func ended(_ report: PingReport, timeLeft: Duration?) -> Batch? {
        underWay -= 1
        guard target.pingCount > 1 else { return nil }
        ended.append((report, current))
        guard underWay == 0 else { return nil }
        if handedOut < target.pingCount { return nextBatch() }
        guard let longer = longerHold(timeLeft: timeLeft) else { return nil }
        pass += 1
        hold = longer
        handedOut = 0
        return nextBatch()
    }

    /// The pings of this pass that were never handed out, since the round ended before.
    mutating func rest() -> Batch? {
        guard handedOut < target.pingCount else { return nil }
        defer { handedOut = target.pingCount }
        return Batch(environments: handedOut + 1..<target.pingCount + 1, pass: pass, hold: hold)
    }

    private mutating func nextBatch() -> Batch {
        let end = min(target.pingCount, handedOut + min(target.stagger ?? target.pingCount, target.pingCount))
        defer {
            underWay = end - handedOut
            handedOut = end
        }
        current = handedOut + 1..<end + 1
        return Batch(environments: current, pass: pass, hold: hold)
    }

    /// The hold of another pass, if one would help: pings collided that a longer hold keeps apart, and there is time
    /// for it.
    private func longerHold(timeLeft: Duration?) -> Duration? {
        let coverage = Coverage(of: ended.map(\.report), requested: target.environments)
        guard target.hasHold, coverage.distinct < coverage.requested, isCurable else { return nil }
        let longer = min(target.maxHold, max(Self.firstLongerHold, hold * 2))
        guard longer > hold else { return nil }
        // Another pass takes about as long as the slowest ping of this one, and longer by what the hold grows.
        let slowest = ended.lazy.filter { $0.report.pass == pass }.map(\.report.answer.latency).max() ?? .zero
        return slowest + (longer - hold) < min(timeLeft ?? target.timeout, target.timeout) ? longer : nil
    }

    /// Whether pings of this pass collided that were under way together.
    ///
    /// What goes out after others have ended may land on the same environments, however long those were held.
    private var isCurable: Bool {
        let batches = Dictionary(grouping: ended.lazy.filter { $0.report.pass == pass }, by: \.batch)
        return batches.contains { batch, pings in
            let named = pings.compactMap { ping in
                ping.report.answer.outcome.isAnswered ? ping.report.answer.proof?.environment : nil
            }
            let distinct = Set(named).count
            return distinct < named.count && distinct < min(batch.count, maxInFlight)
        }
    }
}
