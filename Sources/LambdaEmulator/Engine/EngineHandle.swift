import Glibc
import Kernel

/// The engine's thread, as the rest of the program knows it.
struct EngineHandle: Sendable {
    private let inbox: EngineInbox

    /// Runs `body` with an engine, and ends the engine and every process of it when `body` is done.
    static func withRunning<Value: Sendable>(
        functions: [EmulatedFunction],
        settings: EmulatorSettings,
        surroundings: Surroundings,
        _ body: (EngineHandle) async throws -> Value
    ) async throws -> Value {
        try settings.check()
        try functions.check()
        do {
            // An environment takes five descriptors.
            OpenFileLimit.raise()
            let inbox = try EngineInbox(entropy: surroundings.entropy)
            let engine = try Engine(
                functions: functions,
                settings: settings,
                surroundings: surroundings,
                inbox: inbox
            )
            // It is the parent of every environment, which the kernel kills when it ends.
            let thread = try QuietThread { engine.run() }
            let result: Result<Value, any Error>
            do {
                result = .success(try await body(EngineHandle(inbox: inbox)))
            } catch {
                result = .failure(error)
            }
            // The processes take their time to end; the thread itself has nothing left to do then.
            await withCheckedContinuation { continuation in
                inbox.send(.stop { continuation.resume() })
            }
            thread.join()
            return try result.get()
        } catch let error as SystemError {
            throw EmulatorError(.outOfResources, "The emulator cannot start: \(error).")
        }
    }

    /// An id for a call that does not reach the engine.
    func newRequestID() -> String {
        inbox.newRequestID()
    }

    /// Hands a message to the engine.
    func send(_ message: EngineInbox.Message) {
        inbox.send(message)
    }
}
