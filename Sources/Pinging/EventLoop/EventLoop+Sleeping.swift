import Kernel

extension EventLoop {
    /// Waits for so long, on the loop's own timers.
    ///
    /// - Throws: `CancellationError` when the surrounding task is cancelled first.
    func sleep(for duration: Duration) async throws {
        let slot = openSlot(until: MonotonicInstant.now.advanced(by: duration))
        defer { closeSlot(slot) }
        let wakeUp = await withTaskCancellationHandler {
            await wait(in: slot)
        } onCancel: { [executor] in
            executor.send(.cancelled(slot))
        }
        guard wakeUp == .timedOut else { throw CancellationError() }
    }
}
