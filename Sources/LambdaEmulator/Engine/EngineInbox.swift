import CLinux
import Chance
import Glibc
import Kernel
import NIOConcurrencyHelpers

/// What other threads have to say to the engine.
final class EngineInbox: Sendable {
    /// Something to do for the engine.
    enum Message: Sendable {
        /// Run a function, and say what came of it.
        case invoke(InvocationRequest, @Sendable (InvocationOutcome) -> Void)
        /// Name the environments.
        case list(@Sendable ([EnvironmentStatus]) -> Void)
        /// End the idle environments, and say how many there were.
        case expireIdle(@Sendable (Int) -> Void)
        /// End everything, then the thread.
        case stop(@Sendable () -> Void)
    }

    private struct Content {
        var messages: [Message] = []
        /// Whether the engine is gone.
        var isClosed = false
        /// Whether the thread is in, or on its way into, a wait that only the event descriptor ends early.
        var isSleeping = false
    }

    // Not a Mutex of the standard library, which the thread sanitizer does not see.
    private let content = NIOLockedValueBox(Content())

    private let ids: NIOLockedValueBox<SeededGenerator>

    /// Becomes readable when there is something for a sleeping thread.
    let wakeUpDescriptor: CInt

    /// Creates an inbox.
    ///
    /// - Throws: ``SystemError`` when the machine has no descriptor left.
    init(entropy: UInt64) throws(SystemError) {
        ids = NIOLockedValueBox(SeededGenerator(seed: entropy &+ 2))
        wakeUpDescriptor = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeUpDescriptor >= 0 else { throw SystemError(call: "eventfd", errno: errno) }
    }

    deinit {
        Glibc.close(wakeUpDescriptor)
    }

    /// Hands a message to the engine; once the engine is gone, the answer is a refusal.
    ///
    /// Callable from any thread.
    func send(_ message: Message) {
        let (isClosed, wasSleeping) = content.withLockedValue { content in
            guard !content.isClosed else { return (true, false) }
            content.messages.append(message)
            defer { content.isSleeping = false }
            return (false, content.isSleeping)
        }
        if isClosed { refuse(message) }
        if wasSleeping { eventfd_write(wakeUpDescriptor, 1) }
    }

    /// Takes no more messages, and refuses those that are left.
    func close() {
        let left = content.withLockedValue { content in
            content.isClosed = true
            defer { content.messages = [] }
            return content.messages
        }
        for message in left { refuse(message) }
    }

    /// Forgets that the thread was to be woken.
    func clearWakeUp() {
        var count: eventfd_t = 0
        eventfd_read(wakeUpDescriptor, &count)
    }

    /// An id for a call that is refused before the engine hears of it.
    func newRequestID() -> String {
        ids.withLockedValue { $0.requestID() }
    }

    /// Takes the messages that have come in.
    func takeMessages(into spare: inout [Message]) {
        content.withLockedValue { swap(&$0.messages, &spare) }
    }

    /// Announces that the thread is about to sleep.
    ///
    /// False when there is something to do first.
    func prepareToSleep() -> Bool {
        content.withLockedValue { content in
            content.isSleeping = content.messages.isEmpty
            return content.isSleeping
        }
    }

    /// The thread is awake again, whatever woke it.
    func wokeUp() {
        content.withLockedValue { $0.isSleeping = false }
    }

    /// Answers that there is no emulator any more.
    private func refuse(_ message: Message) {
        switch message {
        case .invoke(_, let completion):
            completion(InvocationOutcome(.refused(.service("The emulator has ended.")), requestID: newRequestID()))
        case .list(let completion): completion([])
        case .expireIdle(let completion): completion(0)
        case .stop(let completion): completion()
        }
    }
}
