import CLinux
import Glibc
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
        case stop
    }

    private struct Content {
        var messages: [Message] = []
        /// Whether the thread is in, or on its way into, a wait that only the event descriptor ends early.
        var isSleeping = false
    }

    // Not a Mutex of the standard library, which the thread sanitizer does not see.
    private let content = NIOLockedValueBox(Content())

    /// Becomes readable when there is something for a sleeping thread.
    let wakeUpDescriptor: CInt

    /// Creates an inbox.
    ///
    /// - Throws: ``SystemError`` when the machine has no descriptor left.
    init() throws(SystemError) {
        wakeUpDescriptor = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeUpDescriptor >= 0 else { throw SystemError(call: "eventfd", errno: errno) }
    }

    deinit {
        close(wakeUpDescriptor)
    }

    /// Hands a message to the engine.
    ///
    /// Callable from any thread.
    func send(_ message: Message) {
        let wasSleeping = content.withLockedValue { content in
            content.messages.append(message)
            defer { content.isSleeping = false }
            return content.isSleeping
        }
        if wasSleeping { eventfd_write(wakeUpDescriptor, 1) }
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
}
