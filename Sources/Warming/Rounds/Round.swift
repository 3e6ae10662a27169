/// Sends every ping of a tick at once, waits for all of the answers, and reports.
///
/// One failing target never disturbs another, and a round always ends: each ping has its own timeout, and the round may
/// have a deadline. When the surrounding task is cancelled the round ends early and its report says so.
public struct Round<RoundClock: Clock>: Sendable where RoundClock.Duration == Duration {
    private let pinger: any Pinger
    private let limits: RoundLimits
    private let clock: RoundClock
    private let random: @Sendable () -> Double

    /// Creates a round.
    ///
    /// - Parameters:
    ///   - pinger: What carries the pings.
    ///   - limits: The bounds to keep to.
    ///   - clock: What times the round and ends it at its deadline.
    ///   - random: A random number from 0 up to 1, for the pause before a retry and the round's id.
    public init(
        pinger: any Pinger,
        limits: RoundLimits,
        clock: RoundClock,
        random: @escaping @Sendable () -> Double
    ) {
        self.pinger = pinger
        self.limits = limits
        self.clock = clock
        self.random = random
    }

    /// Runs the round to its end.
    ///
    /// - Parameters:
    ///   - targets: What to ping, in the order that the report keeps.
    ///   - id: The round's id; `nil` for a new one.
    ///   - startedAt: The wall-clock time, for the report.
    ///   - memory: What the round before has left.
    ///   - progress: Called after each answer with the number of pings that have ended, and with that of all pings, which
    ///     grows when a target's pings go out once more.
    /// - Returns: What came of every ping, in the order of the targets.
    public func run(
        _ targets: [Target],
        id: String? = nil,
        startedAt: Timestamp,
        memory: RoundMemory = RoundMemory(),
        progress: (_ ended: Int, _ all: Int) -> Void = { _, _ in }
    ) async -> RoundReport {
        let start = clock.now
        let deadline = limits.deadline.map { start.advanced(by: $0) }
        let targets = await pinger.resolved(targets, within: limits.deadline)
        let id = id ?? RoundID.make(random: random)
        let reports = await withTaskGroup(of: Event.self) { group in
            var pings = RoundPings(targets, id: id, maxInFlight: limits.maxInFlight, memory: memory)
            var window = PingWindow(limits: limits, retryPause: RetryPause(random: random))
            if let deadline {
                group.addTask { await untilDeadline(deadline) }
            }
            while true {
                pings.fill(&window)
                while window.hasRoom, !Task.isCancelled {
                    let index = window.send(after: start.duration(to: clock.now))
                    let ping = pings[index]
                    // Nothing but these two is kept for each ping in flight.
                    group.addTask { [pinger] in .ended(index, await pinger.ping(ping)) }
                }
                guard window.isWaiting, let event = await group.next() else { break }
                switch event {
                case .ended(let index, let answer):
                    if let retry = window.ended(index, answer, timeout: pings[index].timeout) {
                        let ping = pings[index]
                        group.addTask { await send(ping, again: retry, index: index) }
                    } else {
                        pings.ended(index, window.report(index), timeLeft: timeLeft(until: deadline))
                    }
                case .retryCalledOff(let index):
                    window.retryCalledOff(index)
                    pings.ended(index, window.report(index), timeLeft: timeLeft(until: deadline))
                case .deadline:
                    window.close(.deadline)
                    group.cancelAll()
                case .deadlineCalledOff:
                    break
                }
                progress(window.endedCount, window.count)
            }
            group.cancelAll()
            pings.fillRest(of: &window)
            return pings.grouped(window.finalReports(), startedAt: startedAt)
        }
        return RoundReport(
            id: id,
            startedAt: startedAt,
            limits: limits,
            wallTime: start.duration(to: clock.now),
            targets: reports
        )
    }

    /// What a child task has to tell.
    private enum Event: Sendable {
        case ended(Int, Answer)
        case retryCalledOff(Int)
        case deadline
        case deadlineCalledOff
    }

    /// How much of the round is left; `nil` when it has no deadline, and nothing once it was called off.
    private func timeLeft(until deadline: RoundClock.Instant?) -> Duration? {
        Task.isCancelled ? .zero : deadline.map { clock.now.duration(to: $0) }
    }

    private func untilDeadline(_ instant: RoundClock.Instant) async -> Event {
        do {
            try await clock.sleep(until: instant, tolerance: .zero)
            return .deadline
        } catch {
            return .deadlineCalledOff
        }
    }

    /// Tries a ping again that could not connect or was turned away.
    private func send(_ ping: Ping, again retry: PingWindow.Retry, index: Int) async -> Event {
        guard (try? await clock.sleep(until: clock.now.advanced(by: retry.pause), tolerance: .zero)) != nil else {
            return .retryCalledOff(index)
        }
        var ping = ping
        ping.timeout = retry.timeout
        return .ended(index, await pinger.ping(ping))
    }
}
