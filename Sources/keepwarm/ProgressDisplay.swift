import Presentation
import Synchronization

/// Shows on a terminal how far a long round has got; elsewhere it shows nothing.
final class ProgressDisplay: Sendable {
    private let counts = Mutex((ended: 0, all: 0))

    /// Runs `body` and shows the progress that it tells.
    static func showing<Value: Sendable>(
        _ body: (_ progress: (_ ended: Int, _ all: Int) -> Void) async -> Value
    ) async -> Value {
        guard Console.showsProgress else { return await body { _, _ in } }
        let display = ProgressDisplay()
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { await display.repaint() }
            let value = await body { ended, all in display.counts.withLock { $0 = (ended, all) } }
            group.cancelAll()
            await group.waitForAll()
            return value
        }
    }

    /// Paints four times a second until cancelled.
    ///
    /// A round that is over before that shows nothing.
    private func repaint() async {
        let clock = ContinuousClock()
        let start = clock.now
        var hasPainted = false
        while (try? await clock.sleep(for: .milliseconds(250))) != nil {
            let (ended, all) = counts.withLock(\.self)
            let line = ProgressLine(ended: ended, total: all, elapsed: start.duration(to: clock.now))
            Console.show(line.text(style: Console.errorStyle))
            hasPainted = true
        }
        if hasPainted { Console.show(ProgressLine.erasure) }
    }
}
