import JSONText

/// A local Lambda: functions run in environments that are real processes, which start cold, freeze, and end as on Lambda.
public struct LambdaEmulator: Sendable {
    /// The functions, in the order in which they were given.
    public let functions: [EmulatedFunction]

    /// The settings.
    public let settings: EmulatorSettings

    private let engine: EngineHandle

    /// Runs `body` with an emulator, and ends every process of it when `body` is done.
    ///
    /// No process outlives this program either, however it ends.
    ///
    /// - Throws: What `body` throws, and ``EmulatorError`` when a function or a setting cannot be, or when the system has
    ///   no thread, process or descriptor left.
    public static func withRunning<Value: Sendable>(
        functions: [EmulatedFunction],
        settings: EmulatorSettings = EmulatorSettings(),
        surroundings: Surroundings,
        _ body: (LambdaEmulator) async throws -> Value
    ) async throws -> Value {
        try await EngineHandle.withRunning(functions: functions, settings: settings, surroundings: surroundings) {
            try await body(LambdaEmulator(functions: functions, settings: settings, engine: $0))
        }
    }

    /// Calls a function, and waits for the outcome.
    ///
    /// Cancelling the task does not end the invocation: as on Lambda, it goes on without its caller.
    public func invoke(_ request: InvocationRequest) async -> InvocationOutcome {
        await withCheckedContinuation { continuation in
            submit(request) { continuation.resume(returning: $0) }
        }
    }

    /// Calls a function, and hands on the outcome when it is there.
    ///
    /// For servers that serve no task for each request.
    ///
    /// - Parameters:
    ///   - request: The call.
    ///   - completion: Called once, on the emulator's own thread, which all invocations share: it must not wait.
    public func submit(_ request: InvocationRequest, completion: @escaping @Sendable (InvocationOutcome) -> Void) {
        // Here and not on the engine's thread: a large event takes its time.
        if !request.payload.isEmpty {
            do throws(JSONError) {
                _ = try JSONParser.parse(request.payload)
            } catch {
                let refusal = ServiceError.invalidContent("Could not parse request body into json: \(error)")
                return completion(InvocationOutcome(.refused(refusal), requestID: engine.newRequestID()))
            }
        }
        engine.send(.invoke(request, completion))
    }

    /// The environments that there are, in the order in which they were started.
    public func environments() async -> [EnvironmentStatus] {
        await withCheckedContinuation { continuation in
            engine.send(.list { continuation.resume(returning: $0) })
        }
    }

    /// Ends all idle environments, so that the next invocation of each function is cold.
    ///
    /// - Returns: How many there were.
    @discardableResult
    public func expireIdle() async -> Int {
        await withCheckedContinuation { continuation in
            engine.send(.expireIdle { continuation.resume(returning: $0) })
        }
    }
}
