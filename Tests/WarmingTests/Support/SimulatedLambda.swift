import Warming

/// A function whose environments are busy while they serve and hold.
///
/// Pings that go out together arrive one after another, a fixed time apart. Each takes the idle environment that served
/// last; without one, Lambda starts another. The clock is moved on when all of them have been answered.
struct SimulatedLambda: Pinger {
    /// What one environment is known by, and when it is free again.
    private struct Environment: Sendable {
        let id: String
        var freeAt: Duration
    }

    private struct State: Sendable {
        var waiting: [Ping] = []
        var environments: [Environment] = []
        var started = 0
        var answers: [Int: Answer] = [:]
    }

    /// How many pings go out together.
    var together = 10
    /// The time from one arrival to the next.
    var spread = Duration.milliseconds(2)
    /// Whether the function holds as it is asked to, and says which environment answers.
    var knowsPings = true

    let clock: ManualClock
    private let state = Watched(State())

    private static let initDuration = Duration.milliseconds(300)
    private static let serviceTime = Duration.milliseconds(5)

    /// How long an unused environment lives.
    static let idleLifetime = Duration.seconds(600)

    init(clock: ManualClock) {
        self.clock = clock
    }

    func ping(_ ping: Ping) async -> Answer {
        let now = clock.now.sinceStart
        let (served, end) = state.update { state -> ([Int: Answer], Duration) in
            state.waiting.append(ping)
            guard state.waiting.count == together else { return ([:], now) }
            let arrivals = state.waiting.sorted { $0.environment < $1.environment }
            state.waiting = []
            var answers: [Int: Answer] = [:]
            for (place, ping) in arrivals.enumerated() {
                answers[ping.environment] = serve(ping, at: now + spread * place, sentAt: now, state: &state)
            }
            return (answers, now + (answers.values.map(\.latency).max() ?? .zero))
        }
        if !served.isEmpty {
            clock.advance(by: end - now)
            state.update { $0.answers = served }
        }
        await state.wait { $0.answers[ping.environment] != nil }
        return state.update { $0.answers.removeValue(forKey: ping.environment) } ?? .cutOff(after: .zero)
    }

    private func serve(_ ping: Ping, at arrival: Duration, sentAt: Duration, state: inout State) -> Answer {
        state.environments.removeAll { arrival - $0.freeAt > Self.idleLifetime }
        let idle = state.environments.indices.filter { state.environments[$0].freeAt <= arrival }
        let latest = idle.max { state.environments[$0].freeAt < state.environments[$1].freeAt }
        let duration = Self.serviceTime + (knowsPings ? ping.hold : .zero)
        let end = arrival + duration + (latest == nil ? Self.initDuration : .zero)
        let id: String
        if let latest {
            id = state.environments[latest].id
            state.environments[latest].freeAt = end
        } else {
            state.started += 1
            id = "e\(state.started)"
            state.environments.append(Environment(id: id, freeAt: end))
        }
        return .proven(
            by: knowsPings ? id : nil,
            isCold: latest == nil,
            after: end - sentAt,
            duration: duration,
            billed: end - arrival
        )
    }
}
