import Glibc

/// A thread of the system's that no signal reaches.
package struct QuietThread {
    private let handle: pthread_t

    /// Starts a thread that runs `body` to its end.
    ///
    /// The thread takes no signals: they are the main thread's business, and a write to a connection that its peer has
    /// dropped (`SIGPIPE`) is an answer like any other there.
    ///
    /// - Throws: ``SystemError`` when the system has no thread left.
    package init(_ body: sending @escaping () -> Void) throws(SystemError) {
        var allSignals = sigset_t()
        var signalsBefore = sigset_t()
        sigfillset(&allSignals)
        pthread_sigmask(SIG_SETMASK, &allSignals, &signalsBefore)
        defer { pthread_sigmask(SIG_SETMASK, &signalsBefore, nil) }

        var handle = pthread_t()
        let retained = Unmanaged.passRetained(Work(body))
        let result = pthread_create(
            &handle,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            },
            retained.toOpaque()
        )
        guard result == 0 else {
            retained.release()
            throw SystemError(call: "pthread_create", errno: result)
        }
        self.handle = handle
    }

    /// Waits until the thread has ended.
    ///
    /// Must not be called on the thread itself.
    package func join() {
        let result = pthread_join(handle, nil)
        precondition(result == 0, "A thread cannot wait for itself.")
    }

    /// What a thread runs, as an object that a C function can be handed.
    private final class Work {
        let body: () -> Void

        init(_ body: @escaping () -> Void) {
            self.body = body
        }
    }
}
