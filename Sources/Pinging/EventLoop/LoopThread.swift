import Glibc

/// The thread of an ``EventLoop``.
struct LoopThread {
    private let handle: pthread_t

    /// Starts a thread that runs `loop` until the loop is told to stop.
    ///
    /// The thread takes no signals: they are the main thread's business, and a write to a connection that its peer has
    /// dropped (`SIGPIPE`) is an answer like any other here.
    init(_ loop: EventLoop) throws {
        var allSignals = sigset_t()
        var signalsBefore = sigset_t()
        sigfillset(&allSignals)
        pthread_sigmask(SIG_SETMASK, &allSignals, &signalsBefore)
        defer { pthread_sigmask(SIG_SETMASK, &signalsBefore, nil) }

        var handle = pthread_t()
        let retained = Unmanaged.passRetained(loop)
        let result = pthread_create(
            &handle,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().runOnCurrentThread()
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
    func join() {
        let result = pthread_join(handle, nil)
        precondition(result == 0, "The loop's thread cannot wait for itself.")
    }
}
