/// Runs a function on AWS Lambda: the client side of the Runtime API (custom runtimes, `provided.al2023`).
///
/// One connection, one thread, one invocation at a time, as Lambda hands them out.
///
/// ```swift
/// @main
/// enum Echo {
///     static func main() async {
///         await LambdaRuntime.main(EchoHandler())
///     }
/// }
/// ```
public struct LambdaRuntime: Sendable {
    private let session: RuntimeSession

    /// Creates a runtime for the process that Lambda has started.
    ///
    /// - Parameter environment: The process's environment: where the Runtime API listens, and how to write log lines.
    /// - Throws: ``LambdaRuntimeError`` when `AWS_LAMBDA_RUNTIME_API` is missing or malformed.
    public init(environment: [String: String]) throws(LambdaRuntimeError) {
        try self.init(environment: environment, log: RuntimeLog(environment: environment))
    }

    init(
        environment: [String: String],
        clock: LambdaClock = .system,
        log: RuntimeLog,
        exportTraceID: @escaping @Sendable (String?) -> Void = RuntimeSession.setTraceVariable
    ) throws(LambdaRuntimeError) {
        session = try RuntimeSession(environment: environment, clock: clock, log: log, exportTraceID: exportTraceID)
    }

    /// Runs a function from its initialisation to the end of its process.
    ///
    /// What `body` does before it calls ``InvocationLoop/serve(_:)`` is the init phase. Lambda gives it full processor
    /// power, whatever the function's memory, and ten seconds: the place to open what all invocations share, and to make
    /// ready what the first one would otherwise wait for.
    ///
    /// - Parameter body: Initialises, and then serves.
    /// - Throws: ``LambdaRuntimeError`` in any case: there is no other end. What `body` throws before it serves is
    ///   reported to Lambda as the reason why the function cannot be initialised. The process is to end then.
    public func run(_ body: (InvocationLoop) async throws -> Void) async throws(LambdaRuntimeError) {
        let failure: any Error
        do {
            try await body(InvocationLoop(session: session))
            failure = EndedWithoutServing()
        } catch {
            failure = error
        }
        if let error = failure as? LambdaRuntimeError, session.hasBegun { throw error }
        guard !session.hasBegun else {
            throw LambdaRuntimeError(.initializationFailed, "The function ended: \(ErrorReport(failure).line).")
        }
        session.failInitialization(failure)
        throw LambdaRuntimeError(
            .initializationFailed,
            "The function could not be initialized: \(ErrorReport(failure).line)."
        )
    }

    /// Runs a function that needs nothing but its handler.
    ///
    /// - Parameter handler: Answers the events.
    /// - Throws: ``LambdaRuntimeError`` in any case: there is no other end.
    public func run(_ handler: some InvocationHandler) async throws(LambdaRuntimeError) {
        try await run { loop in try await loop.serve(handler) }
    }
}
