/// Runs a round on every tick of a schedule until it is told to stop.
///
/// Rounds keep to the schedule's own grid: one that outlasts the interval skips the ticks that it covered, and a machine
/// that slept catches up with one round. The plan's heartbeat is told of each round beside the schedule, and its
/// alerts of targets that have gone bad or are well again.
public struct RoundRunner<RoundClock: Clock>: Sendable where RoundClock.Duration == Duration {
    /// How long the round in flight may go on once the run was told to stop.
    public static var grace: Duration { .seconds(5) }

    private let pinger: any Pinger
    private let clock: RoundClock
    private let wallClock: any WallClock
    private let random: @Sendable () -> Double

    /// Creates a runner.
    ///
    /// - Parameters:
    ///   - pinger: What carries the pings.
    ///   - clock: What times the rounds and ends them.
    ///   - wallClock: What the schedule follows.
    ///   - random: A random number from 0 up to 1, for the pause before a retry.
    public init(
        pinger: any Pinger,
        clock: RoundClock,
        wallClock: any WallClock,
        random: @escaping @Sendable () -> Double
    ) {
        self.pinger = pinger
        self.clock = clock
        self.wallClock = wallClock
        self.random = random
    }

    /// Runs a first round at once and then one on every tick.
    ///
    /// Returns when a stop was asked for and the round in flight has ended, or when the schedule has no tick left; in both
    /// cases after the heartbeat and the alerts under way.
    ///
    /// - Parameters:
    ///   - plan: What to keep warm, and when.
    ///   - controls: What the run is told from outside.
    ///   - tell: Called with everything that the run has to tell, in order.
    public func run(_ plan: RunPlan, controls: AsyncStream<RunControl>, tell: (RunEvent) -> Void) async {
        var machine = RunMachine(plan)
        var memory = RoundMemory()
        await withTaskGroup(of: Happening.self) { group in
            group.addTask { await nextControl(of: controls) }
            var actions = machine.start(now: wallClock.now)
            while carryOut(actions, memory: memory, in: &group, tell: tell), let happening = await group.next() {
                switch happening {
                case .roundEnded(let report):
                    memory.learn(from: report)
                    actions = machine.roundEnded(report, now: wallClock.now)
                case .timer(let generation):
                    actions = machine.ticked(generation: generation)
                case .heartbeatEnded(let answer):
                    actions = machine.heartbeatEnded(answer)
                case .alertEnded(let alert, let answer):
                    actions = machine.alertEnded(alert, answer)
                case .graceEnded:
                    actions = machine.graceEnded()
                case .control(let control):
                    group.addTask { await nextControl(of: controls) }
                    switch control {
                    case .reload(let plan): actions = machine.reloaded(plan, now: wallClock.now)
                    case .stop: actions = machine.stopRequested()
                    }
                case .nothing:
                    actions = []
                }
            }
            group.cancelAll()
        }
    }

    /// What a child task has to tell.
    private enum Happening: Sendable {
        case roundEnded(RoundReport)
        case timer(generation: Int)
        case heartbeatEnded(Answer)
        case alertEnded(Alert, Answer)
        case graceEnded
        case control(RunControl)
        case nothing
    }

    /// Carries actions out.
    ///
    /// False when the run is over.
    private func carryOut(
        _ actions: [RunMachine.Action],
        memory: RoundMemory,
        in group: inout TaskGroup<Happening>,
        tell: (RunEvent) -> Void
    ) -> Bool {
        for action in actions {
            switch action {
            case .startRound(let plan):
                group.addTask { .roundEnded(await round(of: plan, memory: memory)) }
            case .setTimer(let moment, let generation):
                group.addTask { await timer(until: moment, generation: generation) }
            case .startGrace:
                group.addTask { await grace() }
            case .cancelRound:
                group.cancelAll()
            case .sendHeartbeat(let heartbeat, let report):
                group.addTask { .heartbeatEnded(await pinger.ping(Ping(target: heartbeat.target(for: report)))) }
            case .sendAlert(let alert, let message):
                group.addTask { .alertEnded(alert, await pinger.ping(Ping(target: alert.target(for: message)))) }
            case .tell(let event):
                tell(event)
            case .finish:
                return false
            }
        }
        return true
    }

    private func round(of plan: RunPlan, memory: RoundMemory) async -> RoundReport {
        await Round(pinger: pinger, limits: plan.limits, clock: clock, random: random)
            .run(plan.targets, startedAt: wallClock.now, memory: memory)
    }

    private func timer(until moment: Timestamp, generation: Int) async -> Happening {
        (try? await wallClock.sleep(until: moment)) == nil ? .nothing : .timer(generation: generation)
    }

    private func grace() async -> Happening {
        (try? await clock.sleep(until: clock.now.advanced(by: Self.grace), tolerance: .zero)) == nil
            ? .nothing : .graceEnded
    }

    private func nextControl(of controls: AsyncStream<RunControl>) async -> Happening {
        for await control in controls { return .control(control) }
        return .nothing
    }
}
