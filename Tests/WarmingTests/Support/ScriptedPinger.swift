import Warming

/// A pinger whose answers a test decides.
struct ScriptedPinger: Pinger {
    /// What becomes of one ping.
    enum Step: Sendable {
        /// It is answered at once.
        case answer(Answer)
        /// It is answered after so much time of the clock, or times out before that.
        case take(Duration, Answer)
        /// It is under way until the test releases it.
        case hold
    }

    private struct State: Sendable {
        var pinged: [Ping] = []
        var attempts: [String: Int] = [:]
        var underWay: [Ping] = []
        var mostUnderWay = 0
        var released: [String: Answer] = [:]
    }

    private let clock: ManualClock
    private let script: @Sendable (_ ping: Ping, _ attempt: Int) -> Step
    private let state = Watched(State())

    /// Creates a pinger.
    ///
    /// - Parameters:
    ///   - clock: What the times of answers refer to.
    ///   - script: What becomes of a ping, given how many times it has been tried with this one.
    init(clock: ManualClock = ManualClock(), script: @escaping @Sendable (_ ping: Ping, _ attempt: Int) -> Step) {
        self.clock = clock
        self.script = script
    }

    /// Every ping so far, in the order in which they were sent.
    var pinged: [Ping] { state.value.pinged }

    /// How many pings are under way.
    var underWayCount: Int { state.value.underWay.count }

    /// The most pings that were ever under way at once.
    var mostUnderWay: Int { state.value.mostUnderWay }

    func ping(_ ping: Ping) async -> Answer {
        let attempt = state.update { state in
            state.pinged.append(ping)
            state.underWay.append(ping)
            state.mostUnderWay = max(state.mostUnderWay, state.underWay.count)
            state.attempts[ping.key, default: 0] += 1
            return state.attempts[ping.key, default: 0]
        }
        let answer = await answer(to: ping, attempt: attempt)
        state.update { state in
            if let index = state.underWay.firstIndex(of: ping) { state.underWay.remove(at: index) }
        }
        return answer
    }

    /// Lets a ping that is held, or will be, be answered.
    func release(_ target: String, environment: Int = 1, with answer: Answer = .good()) {
        state.update { $0.released["\(target) \(environment)"] = answer }
    }

    /// Waits until so many pings have been sent.
    func pinged(atLeast count: Int) async {
        await state.wait { $0.pinged.count >= count }
    }

    /// Waits until so many pings are under way, neither more nor less.
    func underWay(exactly count: Int) async {
        await state.wait { $0.underWay.count == count }
    }

    private func answer(to ping: Ping, attempt: Int) async -> Answer {
        let start = clock.now
        switch script(ping, attempt) {
        case .answer(let answer):
            return answer
        case .take(let duration, var answer):
            let end = start.advanced(by: min(duration, ping.timeout))
            guard (try? await clock.sleep(until: end, tolerance: nil)) != nil else {
                return .cutOff(after: start.duration(to: clock.now))
            }
            guard duration < ping.timeout else { return .failed(.timeoutFirstByte, after: ping.timeout) }
            answer.latency = duration
            answer.firstByte = answer.firstByte.map { _ in duration }
            return answer
        case .hold:
            await state.wait { $0.released[ping.key] != nil }
            let released = state.update { $0.released.removeValue(forKey: ping.key) }
            return released ?? .cutOff(after: start.duration(to: clock.now))
        }
    }
}

extension Ping {
    fileprivate var key: String { "\(target.name) \(environment)" }
}

extension Answer {
    /// An answer with status 200.
    static func good(after latency: Duration = .milliseconds(20)) -> Answer {
        Answer(outcome: Outcome(.answered), status: 200, firstByte: latency, latency: latency)
    }

    /// A failure.
    static func failed(_ code: Outcome.Code, after latency: Duration = .milliseconds(5)) -> Answer {
        Answer(outcome: Outcome(code), latency: latency)
    }

    /// What a ping comes back with that was cancelled after the head of its answer.
    static func cutOff(after latency: Duration) -> Answer {
        Answer(
            outcome: Outcome(.cancelled, "while reading the answer"),
            status: 200,
            firstByte: .milliseconds(1),
            latency: latency
        )
    }
}
