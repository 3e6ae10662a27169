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
        let pings = targets.flatMap { target in (1...target.environments).map { Ping(target: target, environment: $0) }
        }
        let start = clock.now
        let reports = await withTaskGroup(of: Event.self) { group in
            var window = PingWindow(count: pings.count, limit: limits.maxInFlight)
            if let deadline = limits.deadline {
                group.addTask { await untilDeadline(start.advanced(by: deadline)) }
            }
            while true {
                while !Task.isCancelled, let index = window.next() {
                    group.addTask { await send(pings[index], index: index, roundStart: start) }
                }
                guard window.isWaiting, let event = await group.next() else { break }
                switch event {
                case .ended(let index, let report):
                    window.ended(index, report)
                    progress(window.endedCount)
                case .deadline:
                    window.close(.deadline)
                    group.cancelAll()
                case .deadlineCalledOff:
                    break
                }
            }
            group.cancelAll()
            return window.reports()
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
        case ended(Int, PingReport)
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

    private func send(_ ping: Ping, index: Int, roundStart: RoundClock.Instant) async -> Event {
        let sent = clock.now
        var answer = await pinger.ping(ping)
        if answer.outcome.couldNotConnect, limits.retries > 0 {
            answer = await retry(ping, sentAt: sent, after: answer)
        }
        return .ended(index, PingReport(sentAfter: roundStart.duration(to: sent), answer: answer))
    }

    /// Tries a ping that could not connect again, as often as the limits and within the time that the ping allows.
    private func retry(_ ping: Ping, sentAt sent: RoundClock.Instant, after failure: Answer) async -> Answer {
        var answer = failure
        while answer.outcome.couldNotConnect, answer.attempts <= limits.retries {
            let used = sent.duration(to: clock.now) + retryPause.duration(afterAttempt: answer.attempts)
            guard used < ping.timeout else { break }
            guard (try? await clock.sleep(until: sent.advanced(by: used), tolerance: .zero)) != nil else { break }

            var retry = ping
            let before = sent.duration(to: clock.now)
            retry.timeout = ping.timeout - before
            guard retry.timeout > .zero else { break }
            answer = await pinger.ping(retry).following(answer, after: before)
        }
        return answer
    }

    private func grouped(_ reports: [PingReport], by targets: [Target]) -> [TargetReport] {
        var start = 0
        return targets.map { target in
            defer { start += target.environments }
            return TargetReport(target: target, pings: Array(reports[start..<start + target.environments]))
        }
    }
}

extension Answer {
    /// This answer, seen from the start of the first of several attempts.
    fileprivate func following(_ earlier: Answer, after duration: Duration) -> Answer {
        var answer = self
        answer.attempts = earlier.attempts + 1
        answer.latency += duration
        answer.firstByte = firstByte.map { $0 + duration }
        return answer
    }
}
