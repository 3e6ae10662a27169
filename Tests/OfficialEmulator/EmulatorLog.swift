import NIOConcurrencyHelpers

/// What the emulator and its function have written so far, line by line, and a way to wait for more.
public final class EmulatorLog: Sendable {
    /// The emulator ended before it wrote what somebody waited for.
    public struct Ended: Error, CustomStringConvertible {
        /// What it did write.
        public let lines: [String]

        /// Everything that it wrote.
        public var description: String { "the emulator ended after writing:\n" + lines.joined(separator: "\n") }
    }

    private struct State {
        var lines: [String] = []
        var isFinished = false
        var listeners: [AsyncStream<String>.Continuation] = []
    }

    // Not a Mutex: the thread sanitizer cannot see that one on Linux, and takes what it guards for a race.
    private let state = NIOLockedValueBox(State())

    /// The lines so far.
    public var lines: [String] { state.withLockedValue(\.lines) }

    /// Whether nothing more can come.
    public var isFinished: Bool { state.withLockedValue(\.isFinished) }

    /// Waits until a line has come that contains `text`, unless one has.
    ///
    /// - Returns: The line.
    /// - Throws: ``Ended`` when there will be none, and `CancellationError`.
    @discardableResult
    public func wait(for text: String) async throws -> String {
        for await line in stream() where line.contains(text) { return line }
        try Task.checkCancellation()
        throw Ended(lines: lines)
    }

    func append(_ line: String) {
        let listeners = state.withLockedValue { state in
            state.lines.append(line)
            return state.listeners
        }
        for listener in listeners { listener.yield(line) }
    }

    func finish() {
        let listeners = state.withLockedValue { state in
            state.isFinished = true
            defer { state.listeners = [] }
            return state.listeners
        }
        for listener in listeners { listener.finish() }
    }

    private func stream() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream<String>.makeStream()
        let isFinished = state.withLockedValue { state in
            // Nobody reads from the stream yet, so that no waiting task is resumed under the lock.
            for line in state.lines { continuation.yield(line) }
            if !state.isFinished { state.listeners.append(continuation) }
            return state.isFinished
        }
        if isFinished { continuation.finish() }
        return stream
    }
}
