public import Warming

/// What a run has to tell, as JSON lines for a log: one a round, one for each thing that is wrong with a target,
/// one for anything else.
///
/// The keys are described in `docs/run-log.md`. A line holds no header and no body, and no URL but that which a target
/// has for a name and that which a redirect points to.
public struct RunLog: Sendable {
    /// One line of the log.
    ///
    /// A key that does not apply is left out.
    struct Line: Codable, Hashable {
        var time: String
        var event: String
        var requestId: String?
        var id: String?
        var health: String?
        var targets: Int?
        var answered: Int?
        var pings: Int?
        var wallMilliseconds: Double?
        var sumMilliseconds: Double?
        var slowest: RoundDocument.Slowest?
        var cold: Int?
        var unexpectedlyCold: Int?
        var billedMilliseconds: Double?
        var target: String?
        var alert: Int?
        var of: Int?
        var requested: Int?
        var distinct: Int?
        var atLeast: Bool?
        var collided: Int?
        var holdMilliseconds: Double?
        var failed: Int?
        var outcome: String?
        var detail: String?
        var status: Int?
        var skipped: Int?
        var first: String?
        var last: String?
        var next: String?
        var schedule: String?
        var message: String?
        var round: String?
        var slice: Int?
        var slices: Int?
        var handedOn: Int?
    }

    private let requestID: String?

    /// Creates a log.
    ///
    /// - Parameter requestID: The invocation of a Lambda function that every line belongs to, if there is one.
    public init(requestID: String? = nil) {
        self.requestID = requestID
    }

    /// The lines for something that a run told at a moment, each with its line end.
    public func text(_ event: RunEvent, at now: Timestamp) throws -> String {
        switch event {
        case .waiting(nil):
            try text([Line(time: "\(now)", event: "schedule-ended")])
        case .waiting:
            ""  // the next tick stands in the round's line
        case .round(let report):
            try text(lines(of: report, at: now))
        case .skipped(let count, let first, let last):
            try text([Line(time: "\(now)", event: "skipped", skipped: count, first: "\(first)", last: "\(last)")])
        case .heartbeatFailed(let answer):
            try text([
                Line(
                    time: "\(now)",
                    event: "heartbeat-failed",
                    outcome: answer.outcome.code.description,
                    status: answer.status  // and no detail, which may repeat the URL
                )
            ])
        case .alertFailed(let number, let answer):
            try text([
                Line(
                    time: "\(now)",
                    event: "alert-failed",
                    alert: number,
                    outcome: answer.outcome.code.description,
                    status: answer.status  // and no detail, which may repeat the URL
                )
            ])
        case .reloaded(let targets):
            try text([Line(time: "\(now)", event: "reloaded", targets: targets)])
        case .stopped:
            try text([Line(time: "\(now)", event: "stopped")])
        }
    }

    /// The line that a run begins with.
    public func started(targets: Int, schedule: String, at now: Timestamp) throws -> String {
        try text([Line(time: "\(now)", event: "started", targets: targets, schedule: schedule)])
    }

    /// The line for a configuration that could not be used: the one before stays in force.
    public func refused(_ message: String, at now: Timestamp) throws -> String {
        try text([Line(time: "\(now)", event: "reload-refused", message: message)])
    }

    /// The line for a history that cannot be written: warming goes on without it.
    public func historyFailed(_ message: String, at now: Timestamp) throws -> String {
        try text([Line(time: "\(now)", event: "history-failed", message: message)])
    }

    /// The lines of a round; those of a slice say which one it is.
    private func lines(of report: RoundReport, at now: Timestamp) -> [Line] {
        let lines = [line(of: report, at: now)] + report.targets.flatMap { problems(of: $0, at: now) }
        guard let slice = report.slice else { return lines }
        let failures = slice.failures.map { failure(of: $0, at: now) }
        return (lines + failures).map { line in
            var line = line
            line.round = report.id
            line.slice = line.slice ?? slice.number
            line.slices = slice.count
            return line
        }
    }

    private func line(of report: RoundReport, at now: Timestamp) -> Line {
        let document = RoundDocument(report)
        return Line(
            time: "\(now)",
            event: "round",
            id: document.id,
            health: document.health,
            targets: report.targets.count,
            answered: report.answeredTargetCount,
            pings: document.pings,
            wallMilliseconds: document.wallMilliseconds,
            sumMilliseconds: document.sumMilliseconds,
            slowest: document.slowest,
            cold: document.cold,
            unexpectedlyCold: document.cold == nil ? nil : document.unexpectedlyCold,
            billedMilliseconds: document.billedMilliseconds,
            handedOn: document.slice?.handedOn
        )
    }

    /// The lines of a target that did not do as it should, one for each way in which it did not.
    private func problems(of target: TargetReport, at now: Timestamp) -> [Line] {
        let coverage = CoverageDocument(target)
        return [failure(of: target, at: now), cold(target, at: now), shortage(of: target, coverage, at: now)]
            .compactMap(\.self)
    }

    /// The line of a target that had a ping fail, with the outcome of the first that did.
    private func failure(of target: TargetReport, at now: Timestamp) -> Line? {
        guard let ping = target.pings.first(where: { !$0.answer.outcome.isAnswered }) else { return nil }
        return Line(
            time: "\(now)",
            event: "target-failed",
            pings: target.pings.count,
            target: target.target.name,
            failed: target.pings.count - target.answeredCount,
            outcome: ping.answer.outcome.code.description,
            detail: ping.answer.outcome.detail,
            status: ping.answer.status
        )
    }

    /// The line of a target that was warmed in the round before, and had to start all the same.
    ///
    /// Environments beyond those of the round before are new, and are not counted.
    private func cold(_ target: TargetReport, at now: Timestamp) -> Line? {
        let cold = target.unexpectedColdCount
        guard cold > 0 else { return nil }
        return Line(
            time: "\(now)",
            event: "target-cold",
            cold: cold,
            target: target.target.name,
            of: target.answeredCount
        )
    }

    /// The line of a target of which fewer environments answered than it asks for.
    private func shortage(of target: TargetReport, _ coverage: CoverageDocument, at now: Timestamp) -> Line? {
        guard target.isShort else { return nil }
        return Line(
            time: "\(now)",
            event: "target-short",
            target: target.target.name,
            requested: coverage.requested,
            distinct: coverage.distinct,
            atLeast: coverage.atLeast,
            collided: coverage.collided,
            holdMilliseconds: coverage.holdMilliseconds
        )
    }

    /// The line of a slice that could not be handed on.
    private func failure(of handOver: SliceHandOver, at now: Timestamp) -> Line {
        Line(
            time: "\(now)",
            event: "hand-over-failed",
            targets: handOver.targets,
            outcome: handOver.outcome.code.description,
            detail: handOver.outcome.detail,
            status: handOver.status,
            slice: handOver.slice
        )
    }

    private func text(_ lines: [Line]) throws -> String {
        try lines.map { line in
            var line = line
            line.requestId = requestID
            return try RoundJSON.line(line) + "\n"
        }.joined()
    }
}
