/// The part of a function's life in which it answers invocations.
public struct InvocationLoop: Sendable {
    private let session: RuntimeSession

    init(session: RuntimeSession) {
        self.session = session
    }

    /// Answers one invocation after another, for as long as the process lives.
    ///
    /// It waits for the next invocation on its caller's thread and blocks it: Lambda freezes the process in the
    /// meantime. While the handler runs the thread is free for whatever the handler awaits. So a caller that runs on a
    /// thread of its own, such as an event loop's, shares that thread with its handler and with nobody else.
    ///
    /// - Parameter handler: Answers the events. What it throws is reported to Lambda and written to standard error, and
    ///   ends nothing.
    /// - Throws: ``LambdaRuntimeError`` when the Runtime API is gone, or says that the process must end.
    public func serve(_ handler: some InvocationHandler) async throws(LambdaRuntimeError) {
        var handler = handler
        Rehearsal.run(clock: session.clock)
        while true {
            let invocation = try session.next()
            let result = await invocation.answer(by: &handler, clock: session.clock)
            try session.finish(invocation.requestID, with: result)
        }
    }
}

extension Invocation {
    fileprivate func answer(
        by handler: inout some InvocationHandler,
        clock: LambdaClock
    ) async -> Result<[UInt8], any Error> {
        do {
            return .success(try await handler.handle(event, context(clock: clock)))
        } catch {
            return .failure(error)
        }
    }
}
