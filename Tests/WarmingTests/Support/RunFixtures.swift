import Warming

/// Everything that a run depends on, in a test's hands.
struct RunBench {
    let clock = ManualClock()
    let wall: ManualWallClock
    let pinger: ScriptedPinger

    /// What the run has told so far, as text.
    let told = Watched<[String]>([])

    private let controls: AsyncStream<RunControl>
    private let controller: AsyncStream<RunControl>.Continuation

    /// Prepares a run that begins at a moment in UTC; its pings are answered at once, or held.
    init(at moment: String, holding isHeld: Bool = false, heartbeat: ScriptedPinger.Step = .answer(.good())) {
        self.init(at: moment) { ping in
            if ping.target.name == "heartbeat" { heartbeat } else { isHeld ? .hold : .answer(.good()) }
        }
    }

    /// Prepares a run that begins at a moment in UTC, whose pings are answered as a test says.
    init(at moment: String, script: @escaping @Sendable (Ping) -> ScriptedPinger.Step) {
        wall = ManualWallClock(Timestamp(moment))
        pinger = ScriptedPinger(clock: clock) { ping, _ in script(ping) }
        (controls, controller) = AsyncStream<RunControl>.makeStream()
    }

    /// Runs a plan beside `body`; when that is done, tells the run to stop, and waits for its end.
    func run(_ plan: RunPlan, during body: () async throws -> Void) async throws {
        let runner = RoundRunner(pinger: pinger, clock: clock, wallClock: wall, random: { 0.5 })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await runner.run(plan, controls: controls) { event in
                    told.update { $0.append(event.text) }
                }
            }
            try await body()
            send(.stop)
            try await group.waitForAll()
        }
    }

    /// Tells the run something from outside.
    func send(_ control: RunControl) {
        controller.yield(control)
    }

    /// Waits until the run has told so much, and returns it.
    func told(_ count: Int) async -> [String] {
        await told.wait { $0.count >= count }
        return told.value
    }
}

extension RunPlan {
    /// A plan that pings targets named `t0`, `t1` and so on.
    static func every(
        _ schedule: String,
        in zone: any TimeZoneRules = UTC(),
        targets: Int = 1
    ) throws -> RunPlan {
        RunPlan(
            schedule: try Schedule(schedule),
            zone: zone,
            targets: try Target.numbered(targets),
            limits: try RoundLimits(maxInFlight: 100)
        )
    }
}

extension RunEvent {
    /// The event as a test compares it.
    var text: String {
        switch self {
        case .waiting(nil): "waiting for nothing"
        case .waiting(let tick?): "waiting until \(tick.text)"
        case .round(let report):
            "round of \(report.pingCount): "
                + Set(report.targets.flatMap(\.pings).map(\.answer.outcome.code.description)).sorted()
                .joined(separator: ", ")
        case .skipped(let count, let first, let last): "skipped \(count), \(first.text) to \(last.text)"
        case .heartbeatFailed(let answer): "heartbeat \(answer.outcome.code)"
        case .alertFailed(let number, let answer): "alert \(number) \(answer.outcome.code)"
        case .reloaded(let targets): "reloaded \(targets)"
        case .stopped: "stopped"
        }
    }
}
