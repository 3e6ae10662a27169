import Warming

/// A target's report: its name, and what came of its pings.
func target(_ name: String, url: String? = nil, _ pings: PingReport...) throws -> TargetReport {
    TargetReport(
        target: try Target(
            name: name,
            endpoint: HTTPEndpoint(
                url: HTTPURL("https://sent.example/hunter2"),
                shownURL: url ?? "https://\(name).example/"
            ),
            environments: max(1, pings.count)
        ),
        pings: pings
    )
}

/// A round of these targets.
func round(
    _ targets: TargetReport...,
    wall: Duration = .milliseconds(310),
    maxInFlight: Int = 200,
    deadline: Duration? = nil
) throws -> RoundReport {
    RoundReport(
        id: "5d0c8e1f29ab",
        startedAt: Timestamp(millisecondsSince1970: 1_795_378_500_123),
        limits: try RoundLimits(deadline: deadline, maxInFlight: maxInFlight),
        wallTime: wall,
        targets: targets
    )
}

extension PingReport {
    /// A ping that was answered after so many milliseconds.
    static func answered(_ milliseconds: Int, status: Int = 200) -> PingReport {
        let latency = Duration.milliseconds(milliseconds)
        return PingReport(
            sentAfter: .milliseconds(1),
            answer: Answer(
                outcome: Outcome(.answered),
                status: status,
                firstByte: latency - .milliseconds(1),
                latency: latency
            )
        )
    }

    /// A ping that failed after so many milliseconds.
    static func failed(
        _ code: Outcome.Code,
        _ detail: String? = nil,
        status: Int? = nil,
        after milliseconds: Int,
        attempts: Int = 1
    ) -> PingReport {
        let latency = Duration.milliseconds(milliseconds)
        return PingReport(
            sentAfter: .milliseconds(1),
            answer: Answer(
                outcome: Outcome(code, detail),
                status: status,
                firstByte: status == nil ? nil : latency,
                latency: latency,
                attempts: attempts
            )
        )
    }

    /// A ping that never went out.
    static func notSent(_ code: Outcome.Code) -> PingReport {
        PingReport(
            sentAfter: nil,
            answer: Answer(outcome: Outcome(code, "not sent"), latency: .zero, attempts: 0)
        )
    }
}

extension Outcome.Code {
    /// Every code of this release.
    static let all: [Outcome.Code] = [
        .answered, .unexpectedStatus, .redirected, .nameNotResolved, .connectionRefused, .unreachable,
        .connectionReset, .certificateExpired, .certificateForOtherHost, .certificateFromUnknownIssuer, .tlsFailed,
        .timeoutConnecting, .timeoutFirstByte, .timeoutReading, .functionError, .throttled, .accessDenied,
        .noCredentials, .functionNotFound, .functionNotReady, .awsError, .invalidHTTP, .deadline, .cancelled,
    ]
}
