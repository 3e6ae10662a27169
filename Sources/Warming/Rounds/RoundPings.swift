/// The pings of a round: the first ones of every target, and those that follow from what came of them.
struct RoundPings {
    private struct Entry {
        /// The place of the target in the list.
        let target: Int
        let environment: Int
        let hold: Duration
    }

    private let targets: [Target]
    private let id: String
    private let memory: RoundMemory
    private var courses: [TargetCourse]
    private var entries: [Entry] = []

    /// Batches that the window does not know yet.
    private var waiting: [(target: Int, batch: TargetCourse.Batch)] = []

    /// Prepares the first pings.
    ///
    /// - Parameters:
    ///   - targets: The targets, in their order.
    ///   - id: The round's id.
    ///   - maxInFlight: The most pings under way at any moment.
    ///   - memory: What the round before has left.
    init(_ targets: [Target], id: String, maxInFlight: Int, memory: RoundMemory) {
        self.targets = targets
        self.id = id
        self.memory = memory
        courses = targets.map { TargetCourse($0, hold: memory.hold(of: $0), maxInFlight: maxInFlight) }
        entries.reserveCapacity(targets.count)
        waiting = courses.indices.map { ($0, courses[$0].start()) }
    }

    /// The ping with a number, counted from 0 in the order in which they go out.
    subscript(index: Int) -> Ping {
        let entry = entries[index]
        return Ping(target: targets[entry.target], environment: entry.environment, round: id, hold: entry.hold)
    }

    /// Tells a window of the pings that it does not know yet.
    mutating func fill(_ window: inout PingWindow) {
        guard !waiting.isEmpty else { return }
        for (target, batch) in waiting {
            for environment in batch.environments {
                entries.append(Entry(target: target, environment: environment, hold: batch.hold))
            }
            window.add(batch.environments.count, pass: batch.pass, hold: batch.hold)
        }
        waiting.removeAll()
    }

    /// A ping has ended.
    ///
    /// - Parameters:
    ///   - index: Its number.
    ///   - report: What came of it.
    ///   - timeLeft: How much of the round is left; `nil` when it has no deadline.
    mutating func ended(_ index: Int, _ report: PingReport, timeLeft: Duration?) {
        let target = entries[index].target
        if let batch = courses[target].ended(report, timeLeft: timeLeft) {
            waiting.append((target, batch))
        }
    }

    /// Tells a window of the pings that will never go out, since the round has ended before their turn.
    mutating func fillRest(of window: inout PingWindow) {
        for index in courses.indices {
            if let batch = courses[index].rest() { waiting.append((index, batch)) }
        }
        fill(&window)
    }

    /// The reports of all pings, by target.
    ///
    /// - Parameters:
    ///   - reports: What came of the pings, in the order in which the window got to know them.
    ///   - startedAt: When the round started.
    /// - Returns: A report for each target, in their order.
    func grouped(_ reports: [PingReport], startedAt: Timestamp) -> [TargetReport] {
        var grouped = targets.map { target in
            TargetReport(
                target: target,
                pings: [],
                environmentsBefore: memory.environments(of: target, at: startedAt)
            )
        }
        for (entry, report) in zip(entries, reports) {
            grouped[entry.target].pings.append(report)
        }
        return grouped
    }
}
