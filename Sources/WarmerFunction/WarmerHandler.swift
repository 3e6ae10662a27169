import LambdaRuntime
import Presentation
import Warming
import WarmingConfiguration

/// Answers each invocation of the function with one round.
///
/// A target that fails is no failure of the function: Lambda would only try again and ping everything twice. It stands
/// in the report, in the log and in the metrics.
struct WarmerHandler<RoundClock: Clock>: InvocationHandler where RoundClock.Duration == Duration {
    let settings: WarmerSettings
    let pinger: any Pinger
    let budget: RoundBudget
    let surroundings: Surroundings<RoundClock>

    /// What is done at the start of each round.
    var beforeRound: @Sendable () async -> Void = {}

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
        let request = try request(in: event)
        let report = try await round(for: request, remaining: context.remainingTime)
        memory.learn(from: report)
        let log = RunLog(requestID: context.requestID)
        surroundings.write(try lines(about: report, in: log, at: surroundings.now()))
        let answer = try RoundAnswer.json(report)
        latest = (context.requestID, answer)
        if let heartbeat = heartbeat(of: request) {
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
        let report = RoundReport(
            startedAt: surroundings.now(),
            limits: try configuredLimits(),
            wallTime: .zero,
            targets: []
        )
        _ = try lines(about: report, in: RunLog(requestID: ""), at: report.startedAt)
        _ = try RoundAnswer.json(report)
    }

    private func request(in event: [UInt8]) throws(WarmerError) -> RoundRequest {
        do {
            return try RoundRequest(event: event)
        } catch {
            throw WarmerError(.invalidEvent, error.description)
        }
    }

    private func round(for request: RoundRequest, remaining: Duration) async throws(WarmerError) -> RoundReport {
        await beforeRound()
        do throws(WarmingError) {
            let targets = try request.targets(among: settings.configuration?.targets ?? [])
            let limits = try budget.limits(
                remaining: remaining,
                configured: configuredLimits(),
                isTold: heartbeat(of: request) != nil
            )
            return await Round(
                pinger: pinger,
                limits: limits,
                clock: surroundings.clock,
                random: surroundings.random
            ).run(targets, startedAt: surroundings.now(), memory: memory)
        } catch {
            throw WarmerError(.invalidEvent, error.message)
        }
    }

    /// Who is told of a round.
    ///
    /// A round of targets that an event brought along says nothing about those of the configuration.
    private func heartbeat(of request: RoundRequest) -> Heartbeat? {
        request.targets == nil ? settings.configuration?.heartbeat : nil
    }

    private func configuredLimits() throws(WarmingError) -> RoundLimits {
        guard let configuration = settings.configuration else {
            return try RoundLimits(maxInFlight: budget.maxInFlight)
        }
        return try configuration.limits(maxInFlight: budget.maxInFlight)
    }

    private func lines(about report: RoundReport, in log: RunLog, at now: Timestamp) throws -> String {
        let lines = try log.text(.round(report), at: now)
        guard settings.writesMetrics else { return lines }
        return lines + RoundMetrics(report, function: settings.functionName, at: now).line + "\n"
    }
}
