import Presentation
import Synchronization

/// Shows on a terminal how far a long round has got; elsewhere it shows nothing.
final class ProgressDisplay: Sendable {
    private let ended = Mutex(0)

    /// Runs `body` and shows the progress that it tells.
    static func showing<Value: Sendable>(
        total: Int,
        _ body: (_ progress: (Int) -> Void) async -> Value
    ) async -> Value {
        guard Console.showsProgress else { return await body { _ in } }
        let display = ProgressDisplay()
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await display.repaint(total: total) }
            let value = await body { count in display.ended.withLock { $0 = count } }
            group.cancelAll()
            await group.waitForAll()
            return value
        }
    }

    /// Paints four times a second until cancelled.
    ///
    /// A round that is over before that shows nothing.
    private func repaint(total: Int) async {
        let clock = ContinuousClock()
        let start = clock.now
        var hasPainted = false
        while (try? await clock.sleep(for: .milliseconds(250))) != nil {
            let line = ProgressLine(ended: ended.withLock(\.self), total: total, elapsed: start.duration(to: clock.now))
            Console.show(line.text(style: Console.errorStyle))
            hasPainted = true
        }
        if hasPainted { Console.show(ProgressLine.erasure) }
    }
}
