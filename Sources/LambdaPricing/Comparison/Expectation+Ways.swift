extension Expectation {
    /// What a way comes to.
    func outcome(of way: Way) throws(PricingError) -> Outcome {
        switch way {
        case .nothing: try nothing()
        case .sequentialPings: try pings(isSequential: true)
        case .pings: try pings(isSequential: false)
        case .workingHoursPings: try workingHoursPings()
        case .provisioned: try provisioned(isAlways: true)
        case .workingHoursProvisioned: try provisioned(isAlways: false)
        case .snapStart: try snapStart()
        case .moreMemory: try moreMemory()
        }
    }

    /// The visits that start cold when nothing is done.
    var coldVisitsWithoutHelp: Double { regimes.reduce(0) { $0 + coldVisits(in: $1) } }

    private func nothing() throws(PricingError) -> Outcome {
        let percent = Int((given.shareInHours * 100).rounded())
        return Outcome(
            usage: try visitUsage(cold: coldVisitsWithoutHelp),
            coldVisits: coldVisitsWithoutHelp,
            waitedSeconds: coldVisitsWithoutHelp * given.initDuration.estimatedSeconds,
            assumption: "an idle environment lasts \(try Self.minutes(given.idleLifetime)); visits come at random, "
                + "\(percent) % in working hours; a start takes \(try Self.milliseconds(given.initDuration))"
        )
    }

    private func provisioned(isAlways: Bool) throws(PricingError) -> Outcome {
        let count = given.environments.reduce(0, +)
        let seconds = isAlways ? given.monthSeconds : given.hours.activeSeconds
        var cold = coldVisits(in: inHours) { $0 }
        cold += isAlways ? coldVisits(in: outOfHours) { $0 } : coldVisits(in: outOfHours)
        let served = (isAlways ? regimes : [inHours]).reduce(0.0) { $0 + servedVisits(in: $1) }
        let provisioned = min(ExactDecimal(given.visits), try ExactDecimal(estimate: served, places: 3))
        let kept = try ProvisionedUsage(
            environments: ExactDecimal(count),
            seconds: seconds,
            memory: given.memory,
            architecture: given.architecture,
            invocations: provisioned,
            duration: given.duration
        ).usage()
        let environments = count == 1 ? "1 environment" : "\(count) environments"
        return Outcome(
            usage: try visitUsage(try ExactDecimal(given.visits) - provisioned, cold: cold) + kept,
            coldVisits: cold,
            waitedSeconds: cold * given.initDuration.estimatedSeconds,
            assumption: isAlways
                ? "\(environments), all month; visits beyond them start cold"
                : "\(environments) for \(try Self.hours(seconds)) hours, ready when they begin; at other times as without"
        )
    }

    private func servedVisits(in regime: Regime) -> Double {
        let visits = regime.visits / Double(given.environments.count)
        return given.environments.reduce(0) { $0 + visits * regime.model.servedShare(by: $1) }
    }

    private func snapStart() throws(PricingError) -> Outcome {
        let cold = coldVisitsWithoutHelp
        guard SnapStartRuntime.isAvailable(for: given.runtime) else {
            return Outcome(
                usage: nil,
                coldVisits: cold,
                waitedSeconds: cold * given.initDuration.estimatedSeconds,
                assumption: "not there for \(given.runtime): Java, Python and .NET have it"
            )
        }
        let functions = ExactDecimal(given.environments.count)
        var usage = try visitUsage(cold: cold, start: given.restoreDuration)
        // Snapshots of Java cost nothing.
        if !given.runtime.hasPrefix("java") {
            let gigabytes = try given.memory.gigabytes
            let restores = try ExactDecimal(estimate: cold, places: 3)
            usage.entries += [
                try Usage.Entry(
                    .snapStartCache,
                    try functions * gigabytes * ExactDecimal(given.monthSeconds),
                    working: "\(functions) versions × \(given.memory.megabytes) MB × \(given.monthSeconds) s ÷ 1,024"
                ),
                try Usage.Entry(
                    .snapStartRestore,
                    try restores * gigabytes,
                    working: "\(restores.grouped) restores × \(given.memory.megabytes) MB ÷ 1,024"
                ),
            ]
        }
        return Outcome(
            usage: usage,
            coldVisits: cold,
            waitedSeconds: cold * given.restoreDuration.estimatedSeconds,
            assumption:
                "a restore takes \(try Self.milliseconds(given.restoreDuration)); one version of each function is kept"
        )
    }

    private func moreMemory() throws(PricingError) -> Outcome {
        // Up to 1,769 MB, a whole processor, code that computes is as much faster as it has more memory. A start is not:
        // Lambda runs it at full speed whatever the size.
        let whole = FunctionMemory.wholeProcessor.megabytes
        let (less, more) = (min(given.memory.megabytes, whole), min(given.moreMemory.megabytes, whole))
        let faster = Duration.microseconds(
            max(1, Int((given.duration.estimatedSeconds * 1e6 * Double(less) / Double(more)).rounded()))
        )
        let cold = try coldVisits(whenTaking: faster)
        return Outcome(
            usage: try visitUsage(cold: cold, duration: faster, memory: given.moreMemory),
            coldVisits: cold,
            waitedSeconds: cold * given.initDuration.estimatedSeconds,
            assumption: "\(ExactDecimal(given.moreMemory.megabytes).grouped) MB: if a visit only computes, "
                + "\(try Self.milliseconds(given.duration)) become \(try Self.milliseconds(faster)); starts take as long"
        )
    }

    private static func minutes(_ duration: Duration) throws(PricingError) -> String {
        let seconds = BilledTime.milliseconds(of: duration)
        return try "\((seconds * ExactDecimal(estimate: 1.0 / 60_000, places: 9)).rounded(places: 1).grouped) minutes"
    }

    private static func hours(_ seconds: Int) throws(PricingError) -> String {
        try ExactDecimal(estimate: Double(seconds) / 3600, places: 1).grouped
    }
}
