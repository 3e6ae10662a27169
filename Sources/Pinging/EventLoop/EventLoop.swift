import Glibc
import HeapModule
import Kernel
import Warming

/// One thread that carries thousands of connections: it sleeps in the kernel until a socket, a timer or another thread
/// has something for it, and then runs the tasks that waited for that.
///
/// The loop is an actor whose executor is that thread, so a ping is written as one straight function, from the lookup of
/// the name to the end of the body, and yet costs no change of thread and no lock on its way.
actor EventLoop {
    nonisolated let executor: EventLoopExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let poller: Poller
    private var slots = SlotTable()
    private var timers = Heap<SlotTimer>()
    private var isStopping = false

    /// Where the answers of all connections are read into, one after another; no task keeps anything in it while it waits.
    let readBuffer = ReadBuffer()

    /// The names looked up lately.
    var names = NameCache()

    /// What encrypted connections share, made when the first one needs it.
    var tls: TLSContext?

    private init() throws {
        executor = try EventLoopExecutor()
        poller = try Poller(wakeUpDescriptor: executor.wakeUpDescriptor)
    }

    /// Runs `body` with a loop, and ends the loop's thread when `body` is done.
    ///
    /// `body` and its child tasks run on the loop's thread wherever they are not bound to another one: thousands of pings
    /// that each changed threads twice would spend more on that than on their connections.
    ///
    /// - Throws: What `body` throws, and ``SystemError`` when the system has no thread or descriptor left.
    static func withRunning<Value: Sendable>(
        _ body: (EventLoop) async throws -> Value
    ) async throws -> Value {
        let loop = try EventLoop()
        let thread = try QuietThread { loop.runOnCurrentThread() }
        defer {
            loop.executor.send(.stop)
            thread.join()
        }
        return try await withTaskExecutorPreference(loop.executor) {
            try await body(loop)
        }
    }

    /// Takes a place to wait in, for the whole of one ping, until a moment.
    func openSlot(until deadline: MonotonicInstant) -> SlotTable.ID {
        let slot = slots.open()
        timers.insert(SlotTimer(deadline: deadline, slot: slot))
        return slot
    }

    /// Gives a place back.
    func closeSlot(_ slot: SlotTable.ID) {
        slots.close(slot)
    }

    /// Sets a further timer for a slot, which ends a wait as if it were ready.
    func wake(_ slot: SlotTable.ID, at moment: MonotonicInstant) {
        timers.insert(SlotTimer(deadline: moment, slot: slot, reason: .ready))
    }

    /// Watches a socket on behalf of a slot, for as long as the socket is open.
    func watch(_ socket: borrowing Socket, for slot: SlotTable.ID) throws {
        try poller.watch(socket, for: slot)
    }

    /// Waits until there is something new for a slot.
    func wait(in slot: SlotTable.ID) async -> SlotTable.WakeUp {
        if let ending = slots.ending(of: slot) { return ending }
        return await withCheckedContinuation { slots.park($0, in: slot) }
    }

    /// Ends the wait in a slot.
    func wake(_ slot: SlotTable.ID) {
        slots.wake(slot, .ready)
    }

    /// What the loop's thread does from beginning to end.
    nonisolated func runOnCurrentThread() {
        executor.adoptCurrentThread()
        var spare: [UnownedJob] = []
        var goesOn = true
        while goesOn {
            executor.runJobs(spare: &spare)
            goesOn = assumeIsolated { $0.turn() }
        }
        executor.runJobs(spare: &spare)
    }

    /// One turn: hear what others say, wait in the kernel, wake whom it concerns.
    ///
    /// False when the loop shall end.
    private func turn() -> Bool {
        for message in executor.takeMessages() {
            switch message {
            case .cancelled(let slot): slots.wake(slot, .cancelled)
            case .resolved(let host, let result): finishLookup(of: host, result)
            case .stop: isStopping = true
            }
        }
        guard !isStopping else { return false }

        let sleeps = executor.prepareToSleep()
        poller.poll(until: sleeps ? timers.min?.deadline : MonotonicInstant(nanoseconds: 0)) { slots.wake($0, .ready) }
        executor.wokeUp()

        guard let earliest = timers.min?.deadline else { return true }
        let now = MonotonicInstant.now
        guard earliest <= now else { return true }
        while let timer = timers.min, timer.deadline <= now {
            timers.removeMin()
            slots.wake(timer.slot, timer.reason)
        }
        return true
    }
}

/// A moment at which a slot is woken.
private struct SlotTimer: Comparable {
    let deadline: MonotonicInstant
    let slot: SlotTable.ID
    var reason = SlotTable.WakeUp.timedOut

    static func < (left: SlotTimer, right: SlotTimer) -> Bool { left.deadline < right.deadline }
    static func == (left: SlotTimer, right: SlotTimer) -> Bool { left.deadline == right.deadline }
}
