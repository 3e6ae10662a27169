import CLinux
import Glibc
import Kernel
import NIOConcurrencyHelpers
import Synchronization

/// Runs the jobs of one ``EventLoop`` on the loop's own thread, and takes in what other threads have to say to it.
///
/// It is a task executor too: tasks that prefer it run on the same thread between their calls to the loop, so that
/// neither a call nor its return changes threads.
final class EventLoopExecutor: SerialExecutor, TaskExecutor {
    /// A message from another thread.
    enum Message: Sendable {
        /// The task that waits in this slot was cancelled.
        case cancelled(SlotTable.ID)
        /// A name was looked up.
        case resolved(host: String, NameResolver.Result)
        /// The loop shall end its thread.
        case stop
    }

    fileprivate struct Inbox {
        var jobs: [UnownedJob] = []
        var messages: [Message] = []
        /// Whether the thread is in, or on its way into, a wait that only the event descriptor ends early.
        var isSleeping = false
    }

    // Not a Mutex of the standard library, which the thread sanitizer does not see.
    private let inbox = NIOLockedValueBox(Inbox())
    private let thread = Atomic<UInt>(0)

    /// Becomes readable when the inbox has something for a sleeping thread.
    let wakeUpDescriptor: CInt

    /// Creates an executor that has no thread yet.
    ///
    /// - Throws: ``SystemError`` when the machine has no descriptor left.
    init() throws {
        wakeUpDescriptor = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeUpDescriptor >= 0 else { throw SystemError(call: "eventfd", errno: errno) }
    }

    deinit {
        close(wakeUpDescriptor)
    }

    /// Makes the calling thread the one that this executor runs its jobs on.
    func adoptCurrentThread() {
        thread.store(UInt(pthread_self()), ordering: .releasing)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        wakeIfNeeded(
            inbox.withLockedValue {
                $0.jobs.append(job)
                return $0.takeSleeping()
            }
        )
    }

    /// Hands a message to the loop.
    ///
    /// Callable from any thread.
    func send(_ message: Message) {
        wakeIfNeeded(
            inbox.withLockedValue {
                $0.messages.append(message)
                return $0.takeSleeping()
            }
        )
    }

    func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "This runs on another thread than its event loop's.")
    }

    func isIsolatingCurrentContext() -> Bool? {
        thread.load(ordering: .acquiring) == UInt(pthread_self())
    }

    /// Runs every job that is in the inbox, and those that they add, until there are none.
    func runJobs(spare: inout [UnownedJob]) {
        while true {
            inbox.withLockedValue { swap(&$0.jobs, &spare) }
            guard !spare.isEmpty else { return }
            for job in spare {
                job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
            spare.removeAll(keepingCapacity: true)
        }
    }

    /// Takes the messages that have come in.
    func takeMessages() -> [Message] {
        inbox.withLockedValue { inbox in
            guard !inbox.messages.isEmpty else { return [] }
            defer { inbox.messages = [] }
            return inbox.messages
        }
    }

    /// Announces that the thread is about to sleep.
    ///
    /// False when there is something to do first.
    func prepareToSleep() -> Bool {
        inbox.withLockedValue { inbox in
            inbox.isSleeping = inbox.jobs.isEmpty && inbox.messages.isEmpty
            return inbox.isSleeping
        }
    }

    /// The thread is awake again, whatever woke it.
    func wokeUp() {
        inbox.withLockedValue { $0.isSleeping = false }
    }

    private func wakeIfNeeded(_ wasSleeping: Bool) {
        guard wasSleeping else { return }
        eventfd_write(wakeUpDescriptor, 1)
    }
}

extension EventLoopExecutor.Inbox {
    /// Whether the thread sleeps, and so must be woken; it counts as woken from then on.
    mutating func takeSleeping() -> Bool {
        defer { isSleeping = false }
        return isSleeping
    }
}
