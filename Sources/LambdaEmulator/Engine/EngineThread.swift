import Glibc

/// The thread of an ``Engine``.
struct EngineThread {
    private let handle: pthread_t

    /// Starts a thread that owns `engine` and runs it until it is told to stop.
    ///
    /// The thread takes no signals: they are the main thread's business. It is the parent of every environment, which
    /// the kernel kills when it ends.
    init(_ engine: sending Engine) throws(SystemError) {
        var allSignals = sigset_t()
        var signalsBefore = sigset_t()
        sigfillset(&allSignals)
        pthread_sigmask(SIG_SETMASK, &allSignals, &signalsBefore)
        defer { pthread_sigmask(SIG_SETMASK, &signalsBefore, nil) }

        var handle = pthread_t()
        let retained = Unmanaged.passRetained(engine)
        let result = pthread_create(
            &handle,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Engine>.fromOpaque(argument).takeRetainedValue().run()
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
    func join() {
        let result = pthread_join(handle, nil)
        precondition(result == 0, "The engine's thread cannot wait for itself.")
    }
}
