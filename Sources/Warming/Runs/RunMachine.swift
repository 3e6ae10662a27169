/// Decides when a run's rounds happen: on a fixed grid, never two at a time, and never in a burst.
///
/// It holds no clock and starts no task: ``RoundRunner`` carries its actions out.
struct RunMachine {
    private enum State {
        /// No round is under way; the timer of this generation is set. Left by its tick, a reload or a stop.
        case waiting
        /// The round of a tick is under way, with the plan that held then. Left when the round has ended.
        case running(tick: Timestamp, RunPlan)
        /// The round under way is the last. Left when the round has ended.
        case stopping
        /// All is over.
        case stopped
    }

    /// What the caller has to do.
    enum Action {
        /// Start a round of this plan.
        case startRound(RunPlan)
        /// Say ``ticked(generation:)`` with this generation at this moment.
        case setTimer(Timestamp, generation: Int)
        /// Say ``graceEnded()`` when the time that a last round may take is over.
        case startGrace
        /// Cut off the round under way.
        case cancelRound
        /// Tell the outside.
        case tell(RunEvent)
        /// End.
        case finish
    }

    private var state = State.waiting
    private var plan: RunPlan
    private var timerGeneration = 0
    private var timerMoment: Timestamp?

    init(_ plan: RunPlan) {
        self.plan = plan
    }

    /// The run begins: the first round happens at once.
    mutating func start(now: Timestamp) -> [Action] {
        state = .running(tick: now, plan)
        return [.startRound(plan)]
    }

    /// A timer has gone off.
    ///
    /// One that a reload has replaced since has no effect.
    mutating func ticked(generation: Int) -> [Action] {
        guard case .waiting = state, generation == timerGeneration, let timerMoment else { return [] }
        state = .running(tick: timerMoment, plan)
        return [.startRound(plan)]
    }

    /// The round under way has ended.
    mutating func roundEnded(_ report: RoundReport, now: Timestamp) -> [Action] {
        switch state {
        case .running(let tick, let plan):
            return [.tell(.round(report))] + skippedTicks(of: plan, after: tick, until: now) + wait(from: now)
        case .stopping:
            state = .stopped
            return [.tell(.round(report)), .tell(.stopped), .finish]
        case .waiting, .stopped:
            return []
        }
    }

    /// There is another plan: it holds from the next tick on.
    mutating func reloaded(_ plan: RunPlan, now: Timestamp) -> [Action] {
        self.plan = plan
        let event = Action.tell(.reloaded(targets: plan.targets.count))
        guard case .waiting = state else { return [event] }
        return [event] + wait(from: now)
    }

    /// The run shall end, after the round under way if there is one; when told again, at once.
    mutating func stopRequested() -> [Action] {
        switch state {
        case .waiting:
            state = .stopped
            return [.tell(.stopped), .finish]
        case .running:
            state = .stopping
            return [.startGrace]
        case .stopping:
            return [.cancelRound]
        case .stopped:
            return []
        }
    }

    /// The last round has had its time.
    func graceEnded() -> [Action] {
        if case .stopping = state { [.cancelRound] } else { [] }
    }

    private mutating func wait(from now: Timestamp) -> [Action] {
        timerGeneration += 1
        timerMoment = plan.nextTick(after: now)
        guard let timerMoment else {
            state = .stopped
            return [.tell(.waiting(until: nil)), .tell(.stopped), .finish]
        }
        state = .waiting
        return [.tell(.waiting(until: timerMoment)), .setTimer(timerMoment, generation: timerGeneration)]
    }

    /// The ticks that came due between a round's own tick and its end.
    private func skippedTicks(of plan: RunPlan, after tick: Timestamp, until now: Timestamp) -> [Action] {
        guard let first = plan.nextTick(after: tick), first <= now else { return [] }
        var last = first
        var count = 1
        while let next = plan.nextTick(after: last), next <= now {
            last = next
            count += 1
        }
        return [.tell(.skipped(count: count, first: first, last: last))]
    }
}
