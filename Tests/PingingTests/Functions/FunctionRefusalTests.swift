import LambdaEmulator
import Pinging
import Testing
import Warming

@Suite("Functions that cannot be pinged", .timeLimit(.minutes(2)))
struct FunctionRefusalTests {
    @Test("A function, or an alias of one, that does not exist is named with what to check")
    func tellsMissing() async throws {
        try await FunctionBench.withRunning { bench in
            let report = try await bench.round(Target.function("nothing"), Target.function("warmed:blue"))

            #expect(
                report.targets.map { $0.pings[0].answer.outcome } == [
                    Outcome(.functionNotFound, "nothing in eu-central-1: check the name and the region"),
                    Outcome(
                        .functionNotFound,
                        "warmed:blue in eu-central-1: check the function and its alias or version 'blue'"
                    ),
                ]
            )
        }
    }

    @Test("A wrong key is refused, and nothing of the signature is shown")
    func tellsWrongKey() async throws {
        let credentials = ["AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wrong"]
        try await FunctionBench.withRunning(credentials: credentials) { bench in
            let report = try await bench.round(Target.function("warmed"))

            let outcome = try #require(report.targets.first?.pings.first).answer.outcome
            #expect(outcome.code == .accessDenied)
            #expect(
                outcome.detail
                    == "InvalidSignatureException: AWS does not accept the credentials; renew them, or check the clock"
            )
        }
    }

    @Test("Without credentials the places are named where they were looked for")
    func tellsMissingCredentials() async throws {
        try await FunctionBench.withRunning(credentials: [:]) { bench in
            let report = try await bench.round(Target.function("warmed"))

            let outcome = try #require(report.targets.first?.pings.first).answer.outcome
            #expect(outcome.code == .noCredentials)
            #expect(outcome.detail?.contains("the environment (AWS_ACCESS_KEY_ID is not set)") == true)
        }
    }

    @Test("A throttled ping is tried again, and does not void the round when it stays throttled")
    func survivesThrottling() async throws {
        try await FunctionBench.withRunning { bench in
            let report = try await bench.round(Target.function("stopped"), Target.function("warmed"))

            let answer = try #require(report.targets.first?.pings.first).answer
            #expect(answer.outcome.code == .throttled && answer.attempts == 3)
            #expect(answer.outcome.detail?.isEmpty == false)
            #expect(report.targets.first?.coverage.failed == 1 && report.targets.first?.coverage.distinct == 0)
            #expect(report.targets.last?.isAnswered == true && report.health == .failed)
        }
    }

    @Test("Functions are found by their tag, which may say how many environments to keep")
    func finds() async throws {
        try await FunctionBench.withRunning { bench in
            let search = try Target(.discovery(FunctionDiscovery(tag: "keepwarm")), timeout: .seconds(60))

            let report = try await bench.round(search)

            #expect(report.targets.map(\.target.name) == ["warmed"])
            #expect(report.targets.map(\.target.environments) == [3])
            #expect(report.isAnswered)
        }
    }

    @Test("A search that fails stays in the report with its reason")
    func tellsFailedSearch() async throws {
        try await FunctionBench.withRunning(credentials: [:]) { bench in
            let search = try Target(.discovery(FunctionDiscovery(tag: "keepwarm")))

            let report = try await bench.round(search)

            #expect(report.targets.map(\.target.name) == ["tag keepwarm"])
            #expect(report.targets.first?.pings.first?.answer.outcome.code == .noCredentials)
        }
    }
}
