/// Decides when a run's rounds happen: on a fixed grid, never two at a time, and never in a burst.
///
/// Heartbeats and alerts go out beside the rounds, each one at a time, and no tick waits for one.
///
/// It holds no clock and starts no task: ``RoundRunner`` carries its actions out.
struct RunMachine {
    private enum State {
        /// No round is under way; the timer of this generation is set. Left by its tick, a reload or a stop.
        case waiting
        /// The round of a tick is under way, with the plan that held then. Left when the round has ended.
        case running(tick: Timestamp, RunPlan)
        /// The round under way is the last, of this plan. Left when the round has ended.
        case stopping(RunPlan, isCutOff: Bool)
        /// Rounds are over, and a heartbeat or an alert is under way. Left when all have ended, with the grace, or by a
        /// stop.
        case ending
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
        /// Tell somebody of a round, and say ``heartbeatEnded(_:)`` with the answer.
        case sendHeartbeat(Heartbeat, RoundReport)
        /// Deliver a message, and say ``alertEnded(_:_:)`` with the answer.
        case sendAlert(Alert, AlertMessage)
        /// Tell the outside.
        case tell(RunEvent)
        /// End.
        case finish
    }

    private enum Telling {
        case nobody
        /// A heartbeat is under way; the next one, which waits for its end, is of the round that ended last.
        case somebody(next: (Heartbeat, RoundReport)?)
    }

    private var state = State.waiting
    private var telling = Telling.nobody
    private var alerts: RunAlerts
    private var plan: RunPlan
    private var timerGeneration = 0
    private var timerMoment: Timestamp?

    init(_ plan: RunPlan) {
        self.plan = plan
        alerts = RunAlerts(plan.alerts)
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
            return [.tell(.round(report))] + tell(plan.heartbeat, of: report) + alert(of: report)
                + skippedTicks(of: plan, after: tick, until: now) + wait(from: now)
        case .stopping(let plan, let isCutOff):
            // A round that was cut off failed for want of time, which says nothing about what it warms.
            let tellings = isCutOff ? [] : tell(plan.heartbeat, of: report) + alert(of: report)
            return [.tell(.round(report))] + tellings + end()
        case .waiting, .ending, .stopped:
            return []
        }
    }

    /// The heartbeat under way has ended.
    mutating func heartbeatEnded(_ answer: Answer) -> [Action] {
        guard case .somebody(let next) = telling else { return [] }
        telling = .nobody
        var actions = answer.outcome.isAnswered ? [] : [Action.tell(.heartbeatFailed(answer))]
        if let next {
            actions += tell(next.0, of: next.1)
        } else if case .ending = state {
            actions += end()
        }
        return actions
    }

    /// The message under way to somebody has ended.
    mutating func alertEnded(_ alert: Alert, _ answer: Answer) -> [Action] {
        guard let number = alerts.number(of: alert) else { return [] }
        var actions = answer.outcome.isAnswered ? [] : [Action.tell(.alertFailed(number: number, answer))]
        if let next = alerts.deliveryEnded(to: alert, arrived: answer.outcome.isAnswered) {
            actions.append(.sendAlert(next.alert, next.message))
        } else if case .ending = state {
            actions += end()
        }
        return actions
    }

    /// There is another plan: it holds from the next tick on.
    mutating func reloaded(_ plan: RunPlan, now: Timestamp) -> [Action] {
        self.plan = plan
        alerts.replace(with: plan.alerts)
        let event = Action.tell(.reloaded(targets: plan.targets.count))
        guard case .waiting = state else { return [event] }
        return [event] + wait(from: now)
    }

    /// The run shall end, after the round under way if there is one; when told again, at once.
    mutating func stopRequested() -> [Action] {
        switch state {
        case .waiting:
            return end()
        case .running(_, let plan):
            state = .stopping(plan, isCutOff: false)
            return [.startGrace]
        case .stopping, .ending:
            return cutOff()
        case .stopped:
            return []
        }
    }

    /// The last round, and what is told of it, have had their time.
    mutating func graceEnded() -> [Action] { cutOff() }

    private mutating func cutOff() -> [Action] {
        switch state {
        case .stopping(let plan, _):
            state = .stopping(plan, isCutOff: true)
            return [.cancelRound]
        case .ending:
            state = .stopped
            return [.tell(.stopped), .finish]
        case .waiting, .running, .stopped:
            return []
        }
    }

    /// Rounds are over: the run ends when nobody is being told of one any more.
    private mutating func end() -> [Action] {
        var isTelling = alerts.areDelivering
        if case .somebody = telling { isTelling = true }
        guard !isTelling else {
            state = .ending
            return []
        }
        state = .stopped
        return [.tell(.stopped), .finish]
    }

    /// Tells of targets that have gone bad or are well again.
    private mutating func alert(of report: RoundReport) -> [Action] {
        alerts.roundEnded(report).map { .sendAlert($0.alert, $0.message) }
    }

    /// Tells somebody of a round, at once or when the heartbeat under way has ended.
    private mutating func tell(_ heartbeat: Heartbeat?, of report: RoundReport) -> [Action] {
        guard let heartbeat else { return [] }
        guard case .nobody = telling else {
            telling = .somebody(next: (heartbeat, report))
            return []
        }
        telling = .somebody(next: nil)
        return [.sendHeartbeat(heartbeat, report)]
    }

    private mutating func wait(from now: Timestamp) -> [Action] {
        timerGeneration += 1
        timerMoment = plan.nextTick(after: now)
        guard let timerMoment else { return [.tell(.waiting(until: nil))] + end() }
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
