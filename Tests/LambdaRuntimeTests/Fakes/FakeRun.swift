import LambdaRuntime
import NIOConcurrencyHelpers
import Testing

@testable import LambdaRuntime

/// What a function did against a fake Runtime API, from its start to its end.
struct FakeRun: Sendable {
    /// Why it ended.
    var error: LambdaRuntimeError
    /// What it sent.
    var requests: [FakeRequest]
    /// The lines that the runtime wrote to standard error.
    var log: [String]
    /// What it set the trace variable to.
    var traceIDs: [String?]

    /// The method and path of each request, without what all paths begin with.
    var calls: [String] { requests.map(\.call) }
}

/// The moment that the clock shows in these tests.
let presentMoment = LambdaClock.Instant(millisecondsSince1970: 1_700_000_000_000)

/// Runs a function against an API that gives these answers in turn, and then 500 to everything, which ends the function.
///
/// The function finds the API under `host`.
func run(
    against replies: [FakeReply],
    at host: String = "127.0.0.1",
    environment: [String: String] = [:],
    _ body: @escaping @Sendable (InvocationLoop) async throws -> Void
) async throws -> FakeRun {
    let rest = NIOLockedValueBox(replies[...])
    let lines = NIOLockedValueBox<[String]>([])
    let traceIDs = NIOLockedValueBox<[String?]>([])
    let clock = LambdaClock { presentMoment }
    return try await FakeRuntimeAPI.withRunning { _ in
        rest.withLockedValue { $0.popFirst() } ?? .status(500, "over")
    } _: { api in
        var environment = environment
        environment["AWS_LAMBDA_RUNTIME_API"] = "\(host):\(api.port)"
        let log = RuntimeLog(environment: environment, clock: clock) { line in lines.withLockedValue { $0.append(line) }
        }
        let runtime = try LambdaRuntime(environment: environment, clock: clock, log: log) { traceID in
            traceIDs.withLockedValue { $0.append(traceID) }
        }
        let error = await withTaskExecutorPreference(OwnThread()) {
            do throws(LambdaRuntimeError) {
                try await runtime.run(body)
                return nil as LambdaRuntimeError?
            } catch {
                return error
            }
        }
        return FakeRun(
            error: try #require(error),
            requests: api.requests,
            log: lines.withLockedValue { $0 },
            traceIDs: traceIDs.withLockedValue { $0 }
        )
    }
}

/// Runs a handler against an API that gives these answers in turn, and then 500 to everything.
func run(
    against replies: [FakeReply],
    at host: String = "127.0.0.1",
    environment: [String: String] = [:],
    handler: @escaping @Sendable ([UInt8], InvocationContext) async throws -> [UInt8] = { event, _ in event }
) async throws -> FakeRun {
    try await run(against: replies, at: host, environment: environment) { loop in
        try await loop.serve(ClosureHandler(body: handler))
    }
}

private struct ClosureHandler: InvocationHandler {
    let body: @Sendable ([UInt8], InvocationContext) async throws -> [UInt8]

    func handle(_ event: [UInt8], _ context: InvocationContext) async throws -> [UInt8] {
        try await body(event, context)
    }
}
