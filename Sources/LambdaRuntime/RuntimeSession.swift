import Glibc
import Synchronization

/// What a runtime and its loop share: the one client, and what the process lends them.
final class RuntimeSession: Sendable {
    let log: RuntimeLog
    let clock: LambdaClock

    // Held while a call waits: the calls of one process come one after another anyway.
    private let client: Mutex<RuntimeAPIClient>
    private let exportTraceID: @Sendable (String?) -> Void

    init(
        environment: [String: String],
        clock: LambdaClock,
        log: RuntimeLog,
        exportTraceID: @escaping @Sendable (String?) -> Void
    ) throws(LambdaRuntimeError) {
        client = Mutex(RuntimeAPIClient(address: try RuntimeAPIAddress(environment[RuntimeAPIAddress.variable])))
        self.clock = clock
        self.log = log
        self.exportTraceID = exportTraceID
    }

    /// Whether the init phase is over.
    var hasBegun: Bool { client.withLock { $0.hasAskedForInvocation } }

    /// Waits for the next invocation, and puts its trace id where the tracing libraries look for it.
    func next() throws(LambdaRuntimeError) -> Invocation {
        let response = try client.withLock { client throws(LambdaRuntimeError) in try client.next() }
        let invocation = try Invocation(response)
        exportTraceID(invocation.traceID)
        return invocation
    }

    /// Hands in what came of an invocation.
    func finish(_ requestID: String, with result: Result<[UInt8], any Error>) throws(LambdaRuntimeError) {
        let refusal: Refusal?
        switch result {
        case .success(let bytes):
            refusal = try client.withLock { client throws(LambdaRuntimeError) in
                try client.respond(to: requestID, with: bytes)
            }
        case .failure(let error):
            let report = ErrorReport(error)
            log.error("\(report.type): \(report.message)", requestID: requestID)
            refusal = try client.withLock { client throws(LambdaRuntimeError) in
                try client.fail(requestID, with: report)
            }
        }
        if let refusal { log.error("\(refusal)", requestID: requestID) }
    }

    /// Says why the function cannot be initialised.
    ///
    /// Whatever comes of that: the error that the process ends with is the caller's.
    func failInitialization(_ error: any Error) {
        let report = ErrorReport(error)
        do throws(LambdaRuntimeError) {
            let refusal = try client.withLock { client throws(LambdaRuntimeError) in
                try client.failInitialization(with: report)
            }
            if let refusal { log.error("\(refusal)") }
        } catch {
            log.error(error.message)
        }
    }

    /// Sets `_X_AMZN_TRACE_ID`, which the tracing libraries read; removes it when there is no trace.
    static func setTraceVariable(_ traceID: String?) {
        if let traceID {
            setenv("_X_AMZN_TRACE_ID", traceID, 1)
        } else {
            unsetenv("_X_AMZN_TRACE_ID")
        }
    }
}
