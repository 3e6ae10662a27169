import LambdaEmulator
import Subprocess
import Testing

@Suite("Churn", .timeLimit(.minutes(5)))
struct ChurnTests {
    @Test("200 environments run at once")
    func twoHundredAtOnce() async throws {
        let file = TemporaryFile()
        let function = OddEmulator.function { $0.timeout = .seconds(60) }
        let settings = OddEmulator.settings { $0.initLimit = .seconds(60) }
        try await OddEmulator.withRunning(function, settings) { odd in
            try await withThrowingTaskGroup(of: InvocationOutcome.self) { group in
                for _ in 0..<200 { group.addTask { await odd.invoke("await:\(file.path)") } }
                let busy = try await odd.environments { environments in
                    environments.count { $0.state == .busy } == 200
                }
                file.create()
                var answers = 0
                for try await outcome in group where outcome.answer == "true" { answers += 1 }

                #expect(Set(busy.compactMap(\.processID)).count == 200)
                #expect(answers == 200)
            }
        }
    }

    @Test("Environments that come and go leave no process, no port and no descriptor behind")
    func nothingIsLeaked() async throws {
        let result = try await Subprocess.run(
            .name("EmulatorUnderLoad"),
            arguments: ["\(OddEmulator.folder)/OddBootstrap", "churn", "400"],
            environment: .custom(["PATH": OddEmulator.folder]),
            output: .string(limit: 1024),
            error: .discarded
        )

        #expect(result.terminationStatus.isSuccess, "\(result.standardOutput)")
        let counts = result.standardOutput.split(separator: "\n").compactMap { Int($0.prefix { $0 != " " }) }
        #expect(counts.count == 2 && counts[0] >= 40 && counts[1] >= 400, "\(result.standardOutput)")
    }
}
