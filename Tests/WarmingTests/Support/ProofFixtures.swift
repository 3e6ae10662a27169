import Warming

extension Answer {
    /// An answer that says what a function and its platform can say.
    static func proven(
        by environment: String?,
        isCold: Bool? = false,
        after latency: Duration = .milliseconds(20),
        duration: Duration? = nil,
        billed: Duration? = nil
    ) -> Answer {
        var answer = Answer.good(after: latency)
        var proof = Proof()
        proof.environment = environment
        proof.isCold = isCold
        proof.duration = duration
        proof.billedDuration = billed
        answer.proof = proof
        return answer
    }

    /// A function that ran for a while and then failed.
    static func thrown(in environment: String, after latency: Duration, duration: Duration) -> Answer {
        var answer = proven(by: environment, after: latency, duration: duration, billed: duration)
        answer.outcome = Outcome(.functionError, "Error: boom")
        return answer
    }
}

extension PingReport {
    /// A ping that went out at the start of the round.
    static func sent(_ answer: Answer, pass: Int = 1, hold: Duration = .zero) -> PingReport {
        PingReport(sentAfter: .zero, answer: answer, pass: pass, hold: hold)
    }
}

extension Target {
    /// A Lambda function of that name.
    static func function(
        _ name: String = "orders",
        dialect: Dialect = .keepwarm,
        environments: Int = 10,
        timeout: Duration = .seconds(10),
        hold: Duration = defaultHold,
        maxHold: Duration = defaultMaxHold,
        stagger: Int? = nil
    ) throws -> Target {
        let payload = dialect == .raw ? Array("{}".utf8) : nil
        return try Target(
            .function(LambdaFunction(name: name, dialect: dialect, payload: payload)),
            environments: environments,
            timeout: timeout,
            hold: hold,
            maxHold: maxHold,
            stagger: stagger
        )
    }
}
