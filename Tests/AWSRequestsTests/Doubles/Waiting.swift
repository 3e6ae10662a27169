/// Waits until other tasks have brought something about.
///
/// - Throws: `CancellationError` when the surrounding task is cancelled, so that no test waits beyond its time limit.
func wait(until isReached: () -> Bool) async throws {
    while !isReached() {
        try Task.checkCancellation()
        await Task.yield()
    }
}
