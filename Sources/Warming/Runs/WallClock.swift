/// The clock on the wall, which schedules follow: it may be set, and a machine may sleep through a part of it.
public protocol WallClock: Sendable {
    /// The present moment.
    var now: Timestamp { get }

    /// Waits until the clock shows `moment` or later, whatever happens to the clock in between.
    ///
    /// - Throws: `CancellationError` when the surrounding task is cancelled first.
    func sleep(until moment: Timestamp) async throws
}
