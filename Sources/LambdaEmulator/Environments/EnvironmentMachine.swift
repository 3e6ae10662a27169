import Kernel
import LambdaReports

/// Decides what becomes of one environment, from its start to its end.
///
/// The machine reads no clock and starts no process: it turns events into actions, and ``Environment`` carries them out.
struct EnvironmentMachine: Sendable {
    /// The limits that an environment lives under.
    struct Limits: Hashable, Sendable {
        /// How long to wait before the process is started.
        var startDelay: Duration
        /// How long the process may initialise.
        var initLimit: Duration
        /// How long an invocation may take.
        var timeout: Duration
        /// How long an answer waits for the question after the next event.
        var answerHold: Duration
        /// The age at which the environment is ended.
        var maximumLife: Duration?
    }

    private enum State {
        /// It waits for the added delay to be over.
        case delayed(until: MonotonicInstant)
        /// The process initialises, until it asks for an event, ends or takes too long.
        case initialising(since: MonotonicInstant)
        /// Nobody needs it, until somebody does or its time is up.
        case idle(since: MonotonicInstant, until: MonotonicInstant)
        /// It runs an invocation.
        case invoking(Work)
        /// It is gone.
        case ended
    }

    private struct Work {
        let start: MonotonicInstant
        let deadline: MonotonicInstant
        let waitsForEnd: Bool
        var stage: Stage
    }

    private enum Stage: Equatable {
        /// The process initialises again, inside the invocation: a suppressed init.
        case restarting(since: MonotonicInstant)
        /// The function has the event.
        case running
        /// The function has answered, and not yet asked for the next event.
        case answered(since: MonotonicInstant, isReleased: Bool, errorType: String?)
    }

    private let limits: Limits
    private let born: MonotonicInstant
    private var state: State
    private var hasProcess = false
    /// The error that the process gave as the reason why it cannot start.
    private var postedInitErrorType: String?
    /// How long the initialisation took, until a report has said so.
    private var unreportedInit: Duration?

    /// How long the initialisation took, when it went well outside of an invocation.
    private(set) var initDuration: Duration?

    /// Creates an environment's machine; ``start(now:)`` comes next.
    init(limits: Limits, now: MonotonicInstant) {
        self.limits = limits
        born = now
        state = .delayed(until: now.advanced(by: limits.startDelay))
    }

    /// The moment at which ``timePassed(now:)`` has something to do, if nothing happens before.
    var deadline: MonotonicInstant? {
        switch state {
        case .delayed(let until), .idle(_, let until): until
        case .initialising(let since): since.advanced(by: limits.initLimit)
        case .invoking(let work):
            if case .answered(let since, isReleased: false, _) = work.stage, !work.waitsForEnd {
                min(work.deadline, since.advanced(by: limits.answerHold))
            } else {
                work.deadline
            }
        case .ended: nil
        }
    }

    /// What the environment does, for people.
    var status: EnvironmentStatus.State {
        switch state {
        case .delayed, .initialising: .starting
        case .idle: .idle
        case .invoking, .ended: .busy
        }
    }

    /// Since when it is idle; `nil` when it is not.
    var idleSince: MonotonicInstant? {
        if case .idle(let since, _) = state { since } else { nil }
    }

    /// How long the invocation may still take; zero when there is none.
    func timeLeft(now: MonotonicInstant) -> Duration {
        if case .invoking(let work) = state { now.duration(to: work.deadline) } else { .zero }
    }

    /// The time since it was born.
    func age(now: MonotonicInstant) -> Duration { born.duration(to: now) }
}

extension EnvironmentMachine {
    /// What the caller has to do after an event, in this order.
    enum Action: Hashable, Sendable {
        /// Start the process.
        case spawn
        /// Kill the process; its end is then nothing to tell of.
        case kill
        /// Log that an initialisation begins.
        case logInitStart
        /// Log how an initialisation failed.
        case logInitReport(InitReport)
        /// Log that the invocation begins.
        case logStart
        /// Hand the event to the process, which has asked for one.
        case deliver
        /// Give the caller the function's own answer.
        case releaseAnswer
        /// Give the caller an error in place of an answer.
        case fail(Failure)
        /// Log the end of the invocation, and its report.
        case finish(Ending)
        /// It is idle: give it work, or freeze it and say when its time is up.
        case becameIdle
        /// Its time is up: it is gone.
        case end(isMaximumLife: Bool)
    }

    /// Why an invocation has no answer.
    enum Failure: Hashable, Sendable {
        /// The function ran out of time.
        case timedOut
        /// The process ended.
        case ended(ProcessEnd)
        /// The process gave a reason why it cannot start, which is the answer.
        case initError
    }

    /// What the report of an invocation says.
    struct Ending: Hashable, Sendable {
        /// How long it took.
        var duration: Duration
        /// How long the environment took to initialise, in its first report.
        var initDuration: Duration?
        /// How it ended.
        var status: InvocationStatus
        /// What broke.
        var errorType: String?
        /// Whether the function ended it with an error of its own, of which a report in text says nothing.
        var isFunctionError = false
    }

    /// The environment begins.
    mutating func start(now: MonotonicInstant) -> [Action] {
        timePassed(now: now)
    }

    /// The process asked for an event.
    mutating func nextAsked(now: MonotonicInstant) -> [Action] {
        switch state {
        case .initialising(let since):
            initDuration = since.duration(to: now)
            unreportedInit = initDuration
            return becomeIdle(now: now)
        case .invoking(var work):
            switch work.stage {
            case .restarting:
                work.stage = .running
                state = .invoking(work)
                return [.logStart, .deliver]
            case .running:
                return [.deliver]
            case .answered(_, let isReleased, let errorType):
                let status: InvocationStatus = errorType == nil ? .success : .error
                var ending = ending(work, status, errorType, now: now)
                ending.isFunctionError = errorType != nil
                return [.finish(ending)] + (isReleased ? [] : [.releaseAnswer]) + becomeIdle(now: now)
            }
        case .delayed, .idle, .ended:
            return []
        }
    }

    /// The process answered its event, with an error if there is a type of one.
    mutating func answered(errorType: String?, now: MonotonicInstant) -> [Action] {
        guard case .invoking(var work) = state, work.stage == .running else { return [] }
        work.stage = .answered(since: now, isReleased: false, errorType: errorType)
        state = .invoking(work)
        return []
    }

    /// The process said why it cannot start; it ends by itself then.
    mutating func initErrorPosted(type: String) {
        postedInitErrorType = type
    }

    /// The process ended, or could not be started.
    mutating func processEnded(_ end: ProcessEnd, now: MonotonicInstant) -> [Action] {
        hasProcess = false
        let errorType = postedInitErrorType ?? end.errorType
        defer { postedInitErrorType = nil }
        switch state {
        case .initialising(let since):
            let report = InitReport(
                initDuration: since.duration(to: now),
                phase: .initialization,
                status: .error,
                errorType: errorType
            )
            return [.logInitReport(report)] + becomeIdle(now: now)
        case .invoking(let work):
            let ending = ending(work, .error, errorType, now: now)
            let failure = postedInitErrorType == nil ? Failure.ended(end) : .initError
            switch work.stage {
            case .restarting(let since):
                let report = InitReport(
                    initDuration: since.duration(to: now),
                    phase: .invocation,
                    status: .error,
                    errorType: errorType
                )
                return [.logInitReport(report), .logStart, .finish(ending), .fail(failure)] + becomeIdle(now: now)
            case .running:
                return [.finish(ending), .fail(failure)] + becomeIdle(now: now)
            case .answered(_, let isReleased, _):
                return [.finish(ending)] + (isReleased ? [] : [.releaseAnswer]) + becomeIdle(now: now)
            }
        case .delayed, .idle, .ended:
            return []
        }
    }

    /// Somebody needs the environment, which is idle.
    ///
    /// - Parameters:
    ///   - waitsForEnd: Whether the caller wants the report, and so waits until there is one.
    ///   - now: The present moment.
    /// - Returns: What to do.
    mutating func assign(waitsForEnd: Bool, now: MonotonicInstant) -> [Action] {
        guard case .idle = state else { return [] }
        var work = Work(
            start: now,
            deadline: now.advanced(by: limits.timeout),
            waitsForEnd: waitsForEnd,
            stage: .running
        )
        defer { state = .invoking(work) }
        guard hasProcess else {
            work.stage = .restarting(since: now)
            hasProcess = true
            return [.spawn]
        }
        return [.logStart, .deliver]
    }

    /// Time passed; see ``deadline``.
    mutating func timePassed(now: MonotonicInstant) -> [Action] {
        guard let deadline, deadline <= now else { return [] }
        switch state {
        case .delayed:
            state = .initialising(since: now)
            hasProcess = true
            return [.logInitStart, .spawn]
        case .initialising(let since):
            hasProcess = false
            let report = InitReport(initDuration: since.duration(to: now), phase: .initialization, status: .timeout)
            return [.kill, .logInitReport(report)] + becomeIdle(now: now)
        case .idle(_, let until):
            state = .ended
            let end = limits.maximumLife.map { born.advanced(by: $0) }
            return [.end(isMaximumLife: end == until)]
        case .invoking(var work):
            guard work.deadline <= now else {
                if case .answered(let since, _, let errorType) = work.stage {
                    work.stage = .answered(since: since, isReleased: true, errorType: errorType)
                    state = .invoking(work)
                }
                return [.releaseAnswer]
            }
            return timeOut(work, now: now)
        case .ended:
            return []
        }
    }

    /// Sets when an idle environment's time is up.
    mutating func setIdleLifetime(_ lifetime: Duration) {
        guard case .idle(let since, _) = state else { return }
        let idleEnd = since.advanced(by: lifetime)
        state = .idle(since: since, until: min(idleEnd, lifeEnd))
    }

    private var lifeEnd: MonotonicInstant {
        limits.maximumLife.map { born.advanced(by: $0) } ?? MonotonicInstant(nanoseconds: .max)
    }

    private mutating func timeOut(_ work: Work, now: MonotonicInstant) -> [Action] {
        hasProcess = false
        postedInitErrorType = nil
        let finish = Action.finish(ending(work, .timeout, nil, now: now))
        var actions: [Action] = [.kill]
        switch work.stage {
        case .restarting(let since):
            let report = InitReport(initDuration: since.duration(to: now), phase: .invocation, status: .timeout)
            actions += [.logInitReport(report), .logStart, finish, .fail(.timedOut)]
        case .running:
            actions += [finish, .fail(.timedOut)]
        case .answered(_, let isReleased, _):
            actions += isReleased ? [finish] : [finish, .releaseAnswer]
        }
        return actions + becomeIdle(now: now)
    }

    private mutating func becomeIdle(now: MonotonicInstant) -> [Action] {
        state = .idle(since: now, until: lifeEnd)
        return [.becameIdle]
    }

    private mutating func ending(
        _ work: Work,
        _ status: InvocationStatus,
        _ errorType: String?,
        now: MonotonicInstant
    ) -> Ending {
        defer { unreportedInit = nil }
        return Ending(
            duration: work.start.duration(to: now),
            initDuration: unreportedInit,
            status: status,
            errorType: errorType
        )
    }
}
