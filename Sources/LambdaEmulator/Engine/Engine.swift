import Chance
import HeapModule
import Kernel

/// Runs environments and invocations, all on one thread.
///
/// The thread sleeps in the kernel until a process, a connection, a timer or a caller has something for it. So nothing
/// here needs a lock, and an invocation costs no change of threads but those between caller, engine and function.
final class Engine {
    let settings: EmulatorSettings
    let surroundings: Surroundings
    let poller: Poller

    var functions: [String: EmulatedFunction] = [:]
    var environments: [Int: Environment] = [:]
    var pools: [PoolKey: IdlePool] = [:]
    var budgets: [String: ScalingBudget] = [:]
    var gate: ConcurrencyGate
    var events: EventQueue
    /// For the choices that a seed makes repeatable.
    var choices: SeededGenerator
    /// For ids, which must differ from one emulator to the next.
    var ids: SeededGenerator

    private let inbox: EngineInbox
    private let watch: ProcessWatch
    /// The processes that are not reaped yet, each with its environment's id.
    private var processes: [ObjectIdentifier: (process: EnvironmentProcess, environment: String)] = [:]
    private var timers = Heap<EnvironmentTimer>()
    private var withLines: [Environment] = []
    private var newlyIdle: [Environment] = []
    private var messages: [EngineInbox.Message] = []
    /// Set once the engine is to stop: what to call then.
    private var stopped: (@Sendable () -> Void)?
    private var lastNumber = 0

    /// Creates an engine for the thread that will own it.
    init(
        functions: [EmulatedFunction],
        settings: EmulatorSettings,
        surroundings: Surroundings,
        inbox: EngineInbox
    ) throws(SystemError) {
        self.settings = settings
        self.surroundings = surroundings
        self.inbox = inbox
        poller = try Poller()
        watch = try ProcessWatch()
        for function in functions { self.functions[function.name] = function }
        gate = ConcurrencyGate(limit: settings.concurrencyLimit, functions: functions)
        events = EventQueue(retryDelays: settings.eventRetryDelays, maximumAge: settings.eventMaximumAge)
        choices = SeededGenerator(seed: settings.seed ?? surroundings.entropy)
        ids = SeededGenerator(seed: surroundings.entropy &+ 1)
        let wakeUp = WakeUp(inbox: inbox)
        _ = try poller.watch(inbox.wakeUpDescriptor, for: wakeUp)
    }

    /// What the thread does from beginning to end.
    func run() {
        while stopped == nil { turn() }
        inbox.close()
        for environment in environments.values { environment.close() }
        environments.removeAll()
        for (process, _) in processes.values { process.kill() }
        for (process, environment) in processes.values {
            _ = process.reap()
            processEnded(process, of: environment)
        }
        stopped?()
    }

    /// One turn: hear what others say, wait in the kernel, tell whom it concerns.
    private func turn() {
        inbox.takeMessages(into: &messages)
        for message in messages { take(message) }
        messages.removeAll(keepingCapacity: true)
        runDueEvents()
        finishTurn()
        guard stopped == nil else { return }
        let sleeps = inbox.prepareToSleep()
        poller.poll(until: sleeps ? nextMoment : MonotonicInstant(nanoseconds: 0))
        inbox.wokeUp()
        fireTimers()
        finishTurn()
    }

    private func take(_ message: EngineInbox.Message) {
        switch message {
        case .invoke(let request, let completion): invoke(request, completion)
        case .list(let completion): completion(statuses())
        case .expireIdle(let completion): completion(expireIdle())
        case .stop(let completion): stopped = completion
        }
    }

    /// Hands log lines on, and freezes what became idle and still is.
    private func finishTurn() {
        for environment in withLines { environment.flushLog() }
        withLines.removeAll(keepingCapacity: true)
        for environment in newlyIdle { environment.freeze() }
        newlyIdle.removeAll(keepingCapacity: true)
    }

    private var nextMoment: MonotonicInstant? {
        guard let timer = timers.min?.moment else { return events.nextDue }
        return events.nextDue.map { min($0, timer) } ?? timer
    }

    private func fireTimers() {
        guard let earliest = timers.min?.moment else { return }
        let now = MonotonicInstant.now
        guard earliest <= now else { return }
        while let timer = timers.min, timer.moment <= now {
            timers.removeMin()
            guard let environment = environments[timer.environment], environment.armed == timer.moment else { continue }
            environment.armed = nil
            environment.timePassed()
        }
    }
}

extension Engine {
    /// Sees to it that an environment hears when its time has come.
    ///
    /// A timer that is early enough stands for the later one too, so that a busy environment does not leave one behind
    /// with every invocation.
    func arm(_ environment: Environment) {
        guard let deadline = environment.machine.deadline else { return }
        if let armed = environment.armed, armed <= deadline { return }
        environment.armed = deadline
        timers.insert(EnvironmentTimer(moment: deadline, environment: environment.number))
    }

    /// An environment has lines to hand on at the end of the turn.
    func logHasLines(_ environment: Environment) {
        withLines.append(environment)
    }

    /// An environment is to be frozen at the end of the turn, if nobody needs it until then.
    func freezeSoon(_ environment: Environment) {
        newlyIdle.append(environment)
    }

    /// A process was started.
    func processStarted(_ process: EnvironmentProcess, of environment: String) {
        processes[ObjectIdentifier(process)] = (process, environment)
        watch.add(process.id, environment: environment)
    }

    /// A process has ended and is reaped.
    func processEnded(_ process: EnvironmentProcess, of environment: String) {
        processes[ObjectIdentifier(process)] = nil
        watch.remove(process.id, environment: environment)
    }

    /// The number of the next environment.
    func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }
}

/// The environments of one function that run the same version.
struct PoolKey: Hashable, Sendable {
    let function: String
    let version: String
}

/// A moment at which an environment is told that time passed.
private struct EnvironmentTimer: Comparable {
    let moment: MonotonicInstant
    let environment: Int

    static func < (left: EnvironmentTimer, right: EnvironmentTimer) -> Bool { left.moment < right.moment }
    static func == (left: EnvironmentTimer, right: EnvironmentTimer) -> Bool { left.moment == right.moment }
}

/// Empties the descriptor that other threads wake the engine with.
private final class WakeUp: Poller.Watcher {
    private let inbox: EngineInbox

    init(inbox: EngineInbox) {
        self.inbox = inbox
    }

    func descriptorIsReady(_ readiness: Poller.Readiness) {
        inbox.clearWakeUp()
    }
}
