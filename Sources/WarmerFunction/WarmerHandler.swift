import LambdaRuntime
import Presentation
import Warming
import WarmingConfiguration

/// Answers each invocation of the function with one round.
///
/// A target that fails is no failure of the function: Lambda would only try again and ping everything twice. It stands
/// in the report, in the log and in the metrics. A round that is too large for one invocation is cut into slices, and all
/// but the first are handed to further invocations of the function itself.
struct WarmerHandler<RoundClock: Clock>: InvocationHandler where RoundClock.Duration == Duration {
    let settings: WarmerSettings
    let pinger: any Pinger
    let budget: RoundBudget
    let surroundings: Surroundings<RoundClock>

    /// What is done at the start of each round.
    var beforeRound: @Sendable () async -> Void = {}

    /// What leaves an event with Lambda.
    var handOver: SliceHandOvers<RoundClock>.Sender = { _, _, _ in
        Answer(outcome: Outcome(.cancelled, "nobody hands it on"), latency: .zero)
    }

    /// What the rounds of this environment have left to the next one.
    private var memory = RoundMemory()

    /// The invocation that was answered last, and its answer.
    private var latest: (requestID: String, answer: [UInt8])?

    init(
        settings: WarmerSettings,
        pinger: any Pinger,
        budget: RoundBudget,
        surroundings: Surroundings<RoundClock>
    ) {
        self.settings = settings
        self.pinger = pinger
        self.budget = budget
        self.surroundings = surroundings
    }

    /// Runs the round that an event asks for.
    ///
    /// An event that Lambda delivers once more has the request id it had before: it gets the answer that it got then,
    /// and nothing is pinged or counted again.
    ///
    /// - Parameters:
    ///   - event: What a schedule or a person sent; see `RoundRequest`.
    ///   - context: The invocation.
    /// - Returns: The report as JSON.
    /// - Throws: ``WarmerError`` for an event that asks for nothing that can be done.
    mutating func handle(_ event: [UInt8], _ context: InvocationContext) async throws -> [UInt8] {
        if let latest, latest.requestID == context.requestID { return latest.answer }
        await beforeRound()
        let part = try await part(of: event, in: context)
        let report = try await round(of: part, remaining: context.remainingTime)
        memory.learn(from: report)
        let log = RunLog(requestID: context.requestID)
        let answer = try RoundAnswer.json(report)
        surroundings.write(try lines(about: report, answer, in: context.requestID, at: surroundings.now()))
        latest = (context.requestID, answer)
        if let heartbeat = part.heartbeat, part.isTold(as: report.health) {
            let target = heartbeat.target(for: report, within: RoundBudget.usable(of: context.remainingTime))
            let told = await pinger.ping(Ping(target: target))
            if !told.outcome.isAnswered {
                surroundings.write(try log.text(.heartbeatFailed(told), at: surroundings.now()))
            }
        }
        return answer
    }

    /// Does without a round what every round does, so that the first one does not wait for what that loads.
    func rehearse() throws {
        _ = try request(in: Array("{}".utf8))
        _ = try SliceEvent.read(Array("{}".utf8))
        let report = RoundReport(
            startedAt: surroundings.now(),
            limits: try configuredLimits(),
            wallTime: .zero,
            targets: []
        )
        _ = try lines(about: report, RoundAnswer.json(report), in: "", at: report.startedAt)
    }

    private func round(of part: RoundPart, remaining: Duration) async throws -> RoundReport {
        let limits = try budget.limits(
            remaining: remaining,
            configured: configuredLimits(),
            isTold: part.heartbeat != nil
        )
        let round = Round(
            pinger: ResolvedPinger(pinger: pinger),
            limits: limits,
            clock: surroundings.clock,
            random: surroundings.random
        )
        var report = await round.run(part.targets, id: part.round, startedAt: surroundings.now(), memory: memory)
        report.slice = part.slice
        return report
    }

    private func configuredLimits() throws(WarmingError) -> RoundLimits {
        guard let configuration = settings.configuration else {
            return try RoundLimits(maxInFlight: budget.maxInFlight)
        }
        return try configuration.limits(maxInFlight: budget.maxInFlight)
    }

    /// What a round leaves in the log.
    ///
    /// The whole report comes before the lines of the round, so that whoever reads them in their order knows by then that
    /// those tell nothing new.
    private func lines(
        about report: RoundReport,
        _ answer: [UInt8],
        in requestID: String,
        at now: Timestamp
    ) throws -> String {
        var lines = ""
        if settings.writesReports { lines += try RoundLogLine(report, answer, requestID: requestID, at: now).text }
        lines += try RunLog(requestID: requestID).text(.round(report), at: now)
        if settings.writesMetrics {
            lines += RoundMetrics(report, function: settings.functionName, at: now).line + "\n"
        }
        return lines
    }
}
