import Foundation
import Testing

@testable import LambdaRuntime

@Suite("Initialising a function", .timeLimit(.minutes(1)))
struct InitializationTests {
    private struct NoDatabase: InvocationError {
        var errorType: String { "Function.NoDatabase" }
        var errorMessage: String { "\"db\"\nis away" }
    }

    @Test("What comes before serving comes before the first call")
    func runsFirst() async throws {
        let seen = Seen<String>()

        let run = try await run(against: [.event(), .accepted]) { loop in
            seen.add("initialised")
            try await loop.serve(Recorder(seen: seen))
        }

        #expect(seen.values == ["initialised", "event"])
        #expect(run.error.code == .refused)
    }

    @Test("What is thrown before serving is reported as the reason, and ends the process")
    func reportsFailure() async throws {
        let run = try await run(against: [.accepted]) { _ in throw NoDatabase() }

        #expect(run.calls == ["POST /init/error"])
        #expect(run.requests[0].headers["lambda-runtime-function-error-type"] == "Function.NoDatabase")
        #expect(
            run.requests[0].body
                == #"{"errorMessage":"\"db\"\nis away","errorType":"Function.NoDatabase","stackTrace":[]}"#
        )
        #expect(run.error.code == .initializationFailed)
        #expect(
            run.error.message == #"The function could not be initialized: Function.NoDatabase: "db"\nis away."#
        )
    }

    @Test("The reason stands even if Lambda will not have it", arguments: [403, 500])
    func keepsReason(status: Int) async throws {
        let run = try await run(against: [.status(status)]) { _ in throw NoDatabase() }

        #expect(run.error.code == .initializationFailed && run.error.message.contains("is away"))
        #expect(run.log.count == 1 && run.log[0].contains("refused the initialization error with status \(status)"))
    }

    @Test("To end without serving is a failure to initialise")
    func noticesEnd() async throws {
        let run = try await run(against: [.accepted]) { _ in }

        #expect(run.calls == ["POST /init/error"])
        #expect(run.error.code == .initializationFailed && run.error.message.contains("Runtime.NeverServed"))
    }

    @Test("What is thrown after serving is not a failure to initialise")
    func tellsEnds() async throws {
        let run = try await run(against: [.event(), .accepted]) { loop in
            do {
                try await loop.serve(Recorder(seen: Seen()))
            } catch {
                throw NoDatabase()
            }
        }

        #expect(run.calls.last == "GET /invocation/next")
        #expect(run.error.message == #"The function ended: Function.NoDatabase: "db"\nis away."#)
    }

    @Test("A log in JSON has the time, the level, the message and the request")
    func logsJSON() async throws {
        let run = try await run(
            against: [.event(id: "a-1"), .accepted],
            environment: ["AWS_LAMBDA_LOG_FORMAT": "JSON"]
        ) { _, _ in throw NoDatabase() }

        #expect(
            run.log == [
                #"{"timestamp":"2023-11-14T22:13:20.000Z","level":"ERROR","#
                    + #""message":"Function.NoDatabase: \"db\"\nis away","requestId":"a-1"}"# + "\n"
            ]
        )
    }
}

private struct Recorder: InvocationHandler {
    let seen: Seen<String>

    func handle(_ event: [UInt8], _ context: InvocationContext) -> [UInt8] {
        seen.add("event")
        return event
    }
}
