extension Expectation {
    /// Pings on the schedule.
    func pings(isSequential: Bool) throws(PricingError) -> Outcome {
        let covered =
            given.schedule.coveredSeconds(idleLifetime: given.idleLifetime.estimatedSeconds)
            / Double(given.monthSeconds)
        // One after another, all pings of a function reach the same environment.
        let kept = { isSequential ? 1 : $0 }
        let cold = regimes.reduce(0) { $0 + coldVisits(in: $1, share: min(1, covered), keeping: kept) }
        let busy = try Self.milliseconds(warmerDuration(isSequential: isSequential))
        guard !isSequential || canPingSequentially else {
            return Outcome(
                usage: nil,
                coldVisits: cold,
                waitedSeconds: cold * given.initDuration.estimatedSeconds,
                assumption: "not possible: a round would keep the warmer busy for \(busy), longer than Lambda allows"
            )
        }
        let count = given.environments.reduce(0, +)
        let pings = count == 1 ? "1 ping" : "\(count) pings"
        return try outcome(
            times: given.schedule,
            isSequential: isSequential,
            cold: cold,
            regime: outOfHours,
            assumption: "\(ExactDecimal(given.schedule.rounds).grouped) rounds of \(pings), \(given.schedule.name); "
                + "a round keeps the warmer busy for \(busy)"
        )
    }

    /// Pings in working hours only.
    func workingHoursPings() throws(PricingError) -> Outcome {
        let share = given.hours.coveredShareOfActiveTime(idleLifetime: given.idleLifetime.estimatedSeconds)
        let cold = coldVisits(in: inHours, share: share) { $0 } + coldVisits(in: outOfHours)
        return try outcome(
            times: given.hours,
            isSequential: false,
            cold: cold,
            regime: inHours,
            assumption: "\(ExactDecimal(given.hours.rounds).grouped) rounds, \(given.hours.name); "
                + "at other times as without pings"
        )
    }

    /// The warmer's own invocations, without what they cause.
    func warmerAlone(isSequential: Bool) throws(PricingError) -> Usage {
        try FunctionUsage(
            purpose: "rounds",
            invocations: ExactDecimal(given.schedule.rounds),
            duration: warmerDuration(isSequential: isSequential),
            memory: .least,
            architecture: given.architecture
        ).usage()
    }

    /// Whether a round of one ping after another ends before Lambda ends it.
    var canPingSequentially: Bool { warmerDuration(isSequential: true) <= BilledTime.limit }

    private func warmerDuration(isSequential: Bool) -> Duration {
        isSequential ? given.pingDuration * given.environments.reduce(0, +) : given.pingDuration
    }

    private func outcome(
        times: PingTimes,
        isSequential: Bool,
        cold: Double,
        regime: Regime,
        assumption: String
    ) throws(PricingError) -> Outcome {
        let warmer = ScheduledWarmer(
            duration: warmerDuration(isSequential: isSequential),
            memory: .least,
            architecture: given.architecture,
            writesMetrics: false,
            writesReports: false
        )
        var usage = try visitUsage(cold: cold) + warmer.usage(rounds: times.rounds, report: LoggedReport([]))
        usage += try pingUsage(times: times, regime: regime)
        return Outcome(
            usage: usage,
            coldVisits: cold,
            waitedSeconds: cold * given.initDuration.estimatedSeconds,
            assumption: assumption
        )
    }

    private func pingUsage(times: PingTimes, regime: Regime) throws(PricingError) -> Usage {
        let pings = ExactDecimal(times.rounds * given.environments.reduce(0, +))
        let coldRounds = Double(times.coldRounds(idleLifetime: given.idleLifetime.estimatedSeconds))
        // A ping after a long gap pays for a start, unless a visit came shortly before it.
        let chances = regime.model.coldChances
        let coldPings = given.environments.reduce(0.0) { sum, environments in
            sum + (0..<environments).reduce(0.0) { $0 + coldRounds * ($1 < chances.count ? chances[$1] : 1) }
        }
        var usage = try FunctionUsage(
            purpose: "pings",
            invocations: pings,
            coldStarts: min(pings, try ExactDecimal(estimate: coldPings, places: 3)),
            duration: given.pingDuration,
            initDuration: given.initDuration,
            memory: given.memory,
            architecture: given.architecture
        ).usage()
        if let meter = given.gateway.meter {
            usage.entries.append(try Usage.Entry(meter, pings, working: "\(pings.grouped) pings"))
        }
        return usage
            + (try WarmingMonth.logs(
                of: times.rounds * given.environments.reduce(0, +),
                bytes: WarmingMonth.logBytesPerInvocation,
                "pings"
            ))
    }

    /// A duration in milliseconds, or in seconds from one on.
    static func milliseconds(_ duration: Duration) throws(PricingError) -> String {
        let milliseconds = BilledTime.milliseconds(of: duration)
        return milliseconds < 1000
            ? "\(milliseconds.grouped) ms" : "\(try (milliseconds * ExactDecimal(text: "0.001")).grouped) s"
    }
}
