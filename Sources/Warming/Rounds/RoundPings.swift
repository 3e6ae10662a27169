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
    ///   - memory: What the round before has left.
    init(_ targets: [Target], id: String, memory: RoundMemory) {
        self.targets = targets
        self.id = id
        self.memory = memory
        courses = targets.map { TargetCourse($0, hold: memory.holds[$0.name]) }
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

    /// The reports of all pings, by target.
    func grouped(_ reports: [PingReport]) -> [TargetReport] {
        var grouped = targets.map { TargetReport(target: $0, pings: [], wasWarmed: memory.warmed.contains($0.name)) }
        for (entry, report) in zip(entries, reports) {
            grouped[entry.target].pings.append(report)
        }
        return grouped
    }
}
