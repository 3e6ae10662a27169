import Warming

/// A function's report: its name, how many environments it asks for, how many the round before had warmed (all of them
/// or none, unless told), and what came of its pings.
func function(
    _ name: String,
    environments: Int? = nil,
    dialect: Dialect = .keepwarm,
    secret: PingSecret? = nil,
    wasWarmed: Bool = false,
    before: Int? = nil,
    _ pings: [PingReport]
) throws -> TargetReport {
    let environments = environments ?? pings.count
    return TargetReport(
        target: try Target(
            .function(LambdaFunction(name: name, dialect: dialect)),
            environments: environments,
            secret: secret
        ),
        pings: pings,
        environmentsBefore: before ?? (wasWarmed ? environments : 0)
    )
}

extension PingReport {
    /// A ping of a function that was answered after so many milliseconds, by an environment that says who it is, or by
    /// one that does not.
    static func proven(
        by environment: String?,
        cold: Bool = false,
        after milliseconds: Int = 61,
        pass: Int = 1,
        hold: Duration = .milliseconds(50),
        held: Duration? = nil,
        priming: String? = nil
    ) -> PingReport {
        var proof = Proof()
        proof.environment = environment
        proof.isCold = cold
        proof.initDuration = cold ? .milliseconds(milliseconds - 60) : nil
        proof.duration = .milliseconds(30)
        proof.billedDuration = .milliseconds(cold ? milliseconds : 52)
        proof.version = "7"
        proof.held = held
        proof.priming = priming
        let latency = Duration.milliseconds(milliseconds)
        return PingReport(
            sentAfter: .milliseconds(1),
            answer: Answer(
                outcome: Outcome(.answered),
                status: 200,
                firstByte: latency,
                latency: latency,
                proof: proof
            ),
            pass: pass,
            hold: hold
        )
    }

    /// Pings of which each reached an environment of its own, the last ones cold.
    static func provenApart(_ count: Int, cold: Int = 0) -> [PingReport] {
        (0..<count).map { index in
            let isCold = index >= count - cold
            return proven(by: "environment-\(index)", cold: isCold, after: isCold ? 1402 - index : 61 + index)
        }
    }

    /// Pings of one pass of which only so many reached an environment of their own.
    static func provenTogether(
        _ count: Int,
        distinct: Int,
        pass: Int = 1,
        hold: Duration = .milliseconds(50)
    ) -> [PingReport] {
        (0..<count).map { proven(by: "environment-\($0 % distinct)", after: 61 + $0, pass: pass, hold: hold) }
    }
}

extension RoundReport {
    /// A round over functions, one of which was cold though it was warmed before, and one that collided.
    static func proven() throws -> RoundReport {
        try round(
            function("orders", wasWarmed: true, PingReport.provenApart(10, cold: 3)),
            function(
                "catalog:live",
                environments: 10,
                wasWarmed: true,
                PingReport.provenTogether(10, distinct: 5)
                    + PingReport.provenTogether(10, distinct: 6, pass: 2, hold: .milliseconds(400))
            ),
            function("mail", wasWarmed: true, PingReport.provenApart(1))
        )
    }
}
