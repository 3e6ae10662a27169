/// Sends every ping of a tick at once, waits for all of the answers, and reports.
///
/// One failing target never disturbs another, and a round always ends: each ping has its own timeout, and the round may
/// have a deadline. When the surrounding task is cancelled the round ends early and its report says so.
public struct Round<RoundClock: Clock>: Sendable where RoundClock.Duration == Duration {
    private let pinger: any Pinger
    private let limits: RoundLimits
    private let clock: RoundClock
    private let retryPause: RetryPause

    /// Creates a round.
    ///
    /// - Parameters:
    ///   - pinger: What carries the pings.
    ///   - limits: The bounds to keep to.
    ///   - clock: What times the round and ends it at its deadline.
    ///   - random: A random number from 0 up to 1, for the pause before a retry.
    public init(
        pinger: any Pinger,
        limits: RoundLimits,
        clock: RoundClock,
        random: @escaping @Sendable () -> Double
    ) {
        self.pinger = pinger
        self.limits = limits
        self.clock = clock
        retryPause = RetryPause(random: random)
    }

    /// Runs the round to its end.
    ///
    /// - Parameters:
    ///   - targets: What to ping, in the order that the report keeps.
    ///   - startedAt: The wall-clock time, for the report.
    ///   - progress: Called after each answer with the number of pings that have ended.
    /// - Returns: What came of every ping, in the order of the targets.
    public func run(
        _ targets: [Target],
        startedAt: Timestamp,
        progress: (_ ended: Int) -> Void = { _ in }
    ) async -> RoundReport {
        let pings = targets.flatMap { target in
            (1...target.environments).map { Ping(target: target, environment: $0) }
        }
        let start = clock.now
        let reports = await withTaskGroup(of: Event.self) { group in
            var window = PingWindow(count: pings.count, limits: limits, retryPause: retryPause)
            if let deadline = limits.deadline {
                group.addTask { await untilDeadline(start.advanced(by: deadline)) }
            }
            while true {
                while window.hasRoom, !Task.isCancelled {
                    let index = window.send(after: start.duration(to: clock.now))
                    // Nothing but these two is kept for each ping in flight.
                    group.addTask { [pinger] in .ended(index, await pinger.ping(pings[index])) }
                }
                guard window.isWaiting, let event = await group.next() else { break }
                switch event {
                case .ended(let index, let answer):
                    if let retry = window.ended(index, answer, timeout: pings[index].timeout) {
                        group.addTask { await send(pings[index], again: retry, index: index) }
                    }
                case .retryCalledOff(let index):
                    window.retryCalledOff(index)
                case .deadline:
                    window.close(.deadline)
                    group.cancelAll()
                case .deadlineCalledOff:
                    break
                }
                progress(window.endedCount)
            }
            group.cancelAll()
            return window.finalReports()
        }
        return RoundReport(
            startedAt: startedAt,
            limits: limits,
            wallTime: start.duration(to: clock.now),
            targets: grouped(reports, by: targets)
        )
    }

    /// What a child task has to tell.
    private enum Event: Sendable {
        case ended(Int, Answer)
        case retryCalledOff(Int)
        case deadline
        case deadlineCalledOff
    }

    private func untilDeadline(_ instant: RoundClock.Instant) async -> Event {
        do {
            try await clock.sleep(until: instant, tolerance: .zero)
            return .deadline
        } catch {
            return .deadlineCalledOff
        }
    }

    /// Tries a ping that could not connect again.
    private func send(_ ping: Ping, again retry: PingWindow.Retry, index: Int) async -> Event {
        guard (try? await clock.sleep(until: clock.now.advanced(by: retry.pause), tolerance: .zero)) != nil else {
            return .retryCalledOff(index)
        }
        var ping = ping
        ping.timeout = retry.timeout
        return .ended(index, await pinger.ping(ping))
    }

    private func grouped(_ reports: [PingReport], by targets: [Target]) -> [TargetReport] {
        var start = 0
        return targets.map { target in
            defer { start += target.environments }
            return TargetReport(target: target, pings: Array(reports[start..<start + target.environments]))
        }
    }
}
