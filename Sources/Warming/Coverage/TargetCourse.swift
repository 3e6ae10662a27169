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
    private(set) var pass = 1
    private(set) var hold: Duration

    /// How many pings of this pass have been handed out.
    private var handedOut = 0
    private var underWay = 0

    /// The pings of the target's passes that have ended.
    private var ended: [PingReport] = []

    /// Creates the course of a target.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - hold: The hold that worked in the round before; `nil` to start with the target's own.
    init(_ target: Target, hold: Duration?) {
        self.target = target
        self.hold = target.pingCount > 1 && target.hasHold ? hold ?? target.hold : .zero
    }

    /// The first pings.
    mutating func start() -> Batch {
        nextBatch()
    }

    /// A ping of this target has ended: returns what goes out next, if anything does.
    ///
    /// - Parameters:
    ///   - report: What came of it.
    ///   - timeLeft: How much of the round is left; `nil` when it has no deadline.
    mutating func ended(_ report: PingReport, timeLeft: Duration?) -> Batch? {
        underWay -= 1
        guard target.pingCount > 1 else { return nil }
        ended.append(report)
        guard underWay == 0 else { return nil }
        if handedOut < target.pingCount { return nextBatch() }
        guard let longer = longerHold(timeLeft: timeLeft) else { return nil }
        pass += 1
        hold = longer
        handedOut = 0
        return nextBatch()
    }

    private mutating func nextBatch() -> Batch {
        let end = min(target.pingCount, handedOut + (target.stagger ?? target.pingCount))
        defer {
            underWay = end - handedOut
            handedOut = end
        }
        return Batch(environments: handedOut + 1..<end + 1, pass: pass, hold: hold)
    }

    /// The hold of another pass, if one would help: pings collided, the target can hold, and there is time for it.
    private func longerHold(timeLeft: Duration?) -> Duration? {
        let coverage = Coverage(of: ended, requested: target.environments)
        guard target.hasHold, coverage.distinct < coverage.requested, coverage.collided > 0 else { return nil }
        let longer = min(target.maxHold, max(Self.firstLongerHold, hold * 2))
        guard longer > hold else { return nil }
        // Another pass takes about as long as the slowest ping of this one, and longer by what the hold grows.
        let slowest = ended.lazy.filter { $0.pass == pass }.map(\.answer.latency).max() ?? .zero
        guard let timeLeft else { return longer }
        return slowest + (longer - hold) < timeLeft ? longer : nil
    }
}
