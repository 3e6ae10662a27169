import Glibc
import LambdaEmulator
import LambdaReports
import Testing

@Suite("The life of an environment", .timeLimit(.minutes(1)))
struct EnvironmentLifeTests {
    @Test("The first call is cold, and the second one finds the environment warm")
    func firstColdSecondWarm() async throws {
        try await OddEmulator.withRunning { odd in
            let first = await odd.invoke("hello", wantsLogTail: true)
            let second = await odd.invoke("count", wantsLogTail: true)

            #expect(first.answer == "\"hello\"")
            #expect(second.answer == "2")
            #expect(first.isCold && !second.isCold)
            #expect(first.environmentID == second.environmentID)
            #expect(first.report?.initDuration != nil)
            #expect(second.report?.initDuration == nil)
        }
    }

    @Test("Calls at once start as many environments, and later ones use those")
    func concurrentCallsStartEnvironments() async throws {
        try await OddEmulator.withRunning { odd in
            let first = await odd.invoke("sleep:300", times: 20)
            let second = await odd.invoke("sleep:300", times: 20)

            #expect(Set(first.compactMap(\.environmentID)).count == 20)
            #expect(first.allSatisfy { $0.isCold })
            #expect(second.allSatisfy { !$0.isCold })
            #expect(Set(second.compactMap(\.environmentID)) == Set(first.compactMap(\.environmentID)))
        }
    }

    @Test("Calls one after another use one environment")
    func sequentialCallsUseOne() async throws {
        try await OddEmulator.withRunning { odd in
            for _ in 0..<50 { _ = await odd.invoke("x") }

            let environments = await odd.emulator.environments()
            #expect(environments.map(\.invocations) == [50])
        }
    }

    @Test("An idle environment is stopped, with all that it started, and goes on when it is needed")
    func idleIsFrozen() async throws {
        try await OddEmulator.withRunning { odd in
            let child = try #require(await odd.invoke("child").answer.flatMap { pid_t($0) })
            let process = try #require(await odd.emulator.environments().first?.processID)
            while KernelProcess.state(of: process) != "T" || KernelProcess.state(of: child) != "T" {
                await Task.yield()
            }

            let answer = await odd.invoke("count").answer
            #expect(answer == "2")
        }
    }

    @Test("An environment that nobody uses is gone after its idle lifetime, and the next call is cold")
    func idleLifetimeEnds() async throws {
        let settings = OddEmulator.settings { $0.idleLifetime = .fixed(.milliseconds(50)) }
        try await OddEmulator.withRunning(OddEmulator.function(), settings) { odd in
            let first = await odd.invoke("pid")
            let process = try #require(first.answer.flatMap { pid_t($0) })
            _ = try await odd.environments { $0.isEmpty }
            let second = await odd.invoke("x")

            while KernelProcess.exists(process) { await Task.yield() }
            #expect(second.isCold)
            #expect(second.environmentID != first.environmentID)
        }
    }

    @Test("An environment is ended at its maximum life, and not in the middle of a call")
    func maximumLifeEnds() async throws {
        let settings = OddEmulator.settings { $0.maximumLife = .milliseconds(30) }
        try await OddEmulator.withRunning(OddEmulator.function(), settings) { odd in
            let answer = await odd.invoke("sleep:200").answer
            _ = try await odd.environments { $0.isEmpty }

            #expect(answer == "\"sleep:200\"")
        }
    }

    @Test("What is idle can be made cold at once, and what is busy stays")
    func expireIdleNow() async throws {
        let file = TemporaryFile()
        try await OddEmulator.withRunning { odd in
            try await withThrowingTaskGroup(of: InvocationOutcome.self) { group in
                group.addTask { await odd.invoke("await:\(file.path)") }
                _ = try await odd.environments { $0.map(\.state) == [.busy] }
                _ = await odd.invoke("x")

                let ended = await odd.emulator.expireIdle()
                let left = await odd.emulator.environments().count
                file.create()
                #expect(ended == 1 && left == 1)
                #expect(try await group.next()?.answer == "true")
            }
        }
    }

    @Test("An environment started before anybody needs it serves the first call without a wait")
    func proactiveInitialization() async throws {
        let settings = OddEmulator.settings { $0.proactiveProbability = 1 }
        try await OddEmulator.withRunning(OddEmulator.function(), settings) { odd in
            _ = await odd.invoke("x")
            let both = try await odd.environments { $0.map(\.state) == [.idle, .idle] }
            let outcomes = await odd.invoke("sleep:300", times: 2)

            #expect(both.map(\.isProactive) == [false, true])
            #expect(outcomes.allSatisfy { !$0.isCold })
        }
    }

    @Test("An added delay makes the caller wait, is no part of the init duration, and is told")
    func startDelay() async throws {
        let settings = OddEmulator.settings { $0.startDelay = .milliseconds(400) }
        try await OddEmulator.withRunning(OddEmulator.function(), settings) { odd in
            let clock = ContinuousClock()
            let start = clock.now
            let outcome = await odd.invoke("x", wantsLogTail: true)

            #expect(clock.now - start >= .milliseconds(400))
            #expect(outcome.addedDelay == .milliseconds(400))
            #expect(await odd.emulator.environments().map(\.addedDelay) == [.milliseconds(400)])
            let initDuration = try #require(outcome.report?.initDuration)
            #expect(initDuration < clock.now - start - .milliseconds(390))
        }
    }

    @Test("The memory in a report is what the process used at most")
    func memoryIsMeasured() async throws {
        try await OddEmulator.withRunning { odd in
            let outcome = await odd.invoke("touch:60", wantsLogTail: true)

            let used = try #require(outcome.report?.maxMemoryUsedMB)
            #expect((60..<100).contains(used))
        }
    }

    @Test("Versions and aliases run in environments of their own")
    func versionsAreApart() async throws {
        let function = OddEmulator.function {
            $0.versions = ["$LATEST", "1"]
            $0.aliases = ["live": "1"]
        }
        try await OddEmulator.withRunning(function) { odd in
            let request = InvocationRequest(
                functionName: "odd:live",
                payload: Array("\"env:AWS_LAMBDA_FUNCTION_VERSION\"".utf8)
            )
            let live = await odd.emulator.invoke(request)
            let latest = await odd.invoke("env:AWS_LAMBDA_FUNCTION_VERSION")

            #expect(live.answer == "\"1\"" && live.executedVersion == "1")
            #expect(latest.answer == "\"$LATEST\"" && latest.isCold)
        }
    }
}
