import LambdaEmulator
import Pinging
import Testing
import Warming

@Suite("Rounds of functions", .timeLimit(.minutes(2)))
struct FunctionRoundTests {
    @Test("The first round finds ten cold environments, and the second the same ten warm")
    func coversTen() async throws {
        try await FunctionBench.withRunning { bench in
            let target = try Target.function("warmed", environments: 10)
            var memory = RoundMemory()

            let first = try await bench.round(target, memory: memory)
            memory.learn(from: first)
            let second = try await bench.round(target, memory: memory)

            let cold = try #require(first.targets.first).coverage
            #expect(cold.distinct == 10 && !cold.isAtLeast && cold.cold == 10 && cold.failed == 0)
            #expect(first.health == .good)
            let warm = try #require(second.targets.first).coverage
            #expect(warm.distinct == 10 && !warm.isAtLeast && warm.cold == 0 && warm.failed == 0)
            #expect(second.health == .good)
            #expect(await bench.emulator.environments().count == 10)
            #expect(identities(of: first) == identities(of: second))
        }
    }

    @Test("Pings that collide are sent again with longer holds, and the next round begins with the last one")
    func growsHold() async throws {
        try await FunctionBench.withRunning { bench in
            let target = try Target.function("warmed", environments: 3, hold: .zero)
            var memory = RoundMemory()

            // Short holds are over before the next ping comes, so that all of them find the same environment.
            let slow = TurnstilePinger(pinger: bench.pinger) { $0.hold < .milliseconds(100) }
            let growing = try await bench.round(target, pinger: slow)
            memory.learn(from: growing)
            let next = try await bench.round(target, memory: memory)

            let coverage = try #require(growing.targets.first).coverage
            #expect(coverage.distinct == 3 && coverage.passes >= 3 && coverage.hold >= .milliseconds(100))
            let pings = try #require(growing.targets.first).pings
            #expect(pings.prefix(7).map(\.hold.wholeMilliseconds) == [0, 0, 0, 50, 50, 50, 100])
            #expect(Set(pings.prefix(6).map { $0.answer.proof?.environment }).count == 1)
            #expect(next.targets.first?.pings.first?.hold == coverage.hold)
        }
    }

    @Test("Collisions that no longer hold is allowed for are told: the round is short")
    func tellsCollisions() async throws {
        try await FunctionBench.withRunning { bench in
            let target = try Target.function("warmed", environments: 3, hold: .zero, maxHold: .zero)

            let report = try await bench.round(target, pinger: TurnstilePinger(pinger: bench.pinger) { _ in true })

            let coverage = try #require(report.targets.first).coverage
            #expect(coverage.answered == 3 && coverage.distinct == 1 && coverage.collided == 2 && coverage.passes == 1)
            #expect(report.health == .short)
        }
    }

    @Test("A function that does not say which environment answers is known by its time alone: at least so many")
    func judgesByTime() async throws {
        try await FunctionBench.withRunning { bench in
            let report = try await bench.round(
                Target.function("odd", payload: #""sleep:300""#, environments: 3, secret: nil)
            )

            let coverage = try #require(report.targets.first).coverage
            let environments = await bench.emulator.environments().count
            #expect(coverage.answered == 3 && coverage.passes == 1)
            #expect((1...environments).contains(coverage.distinct))
            #expect(coverage.isAtLeast == (coverage.distinct < 3))
            #expect(coverage.cold == environments)
        }
    }

    @Test("What Lambda says of an invocation is in the proof: version, time, price and memory")
    func proves() async throws {
        try await FunctionBench.withRunning { bench in
            let report = try await bench.round(Target.function("warmed:live"))

            let answer = try #require(report.targets.first?.pings.first).answer
            let proof = try #require(answer.proof)
            #expect(answer.outcome == Outcome(.answered) && answer.status == 200)
            #expect(proof.version == "1" && proof.isCold == true && proof.memorySize == 128)
            let start = try #require(proof.initDuration)
            let duration = try #require(proof.duration)
            #expect(start > .zero && start + duration <= answer.latency)
            #expect(proof.billedDuration == .milliseconds(((start + duration) / .milliseconds(1)).rounded(.up)))
            #expect(proof.priming == "done" && proof.held == .zero)
        }
    }

    @Test("A function that throws has failed, with its error's type and message, and is not counted as warm")
    func tellsFunctionErrors() async throws {
        try await FunctionBench.withRunning { bench in
            let report = try await bench.round(
                Target.function("odd", payload: #""error:it broke""#, secret: nil),
                Target.function("warmed")
            )

            let failed = try #require(report.targets.first)
            #expect(failed.pings.first?.answer.outcome.code == .functionError)
            #expect(failed.pings.first?.answer.outcome.detail?.contains("it broke") == true)
            #expect(failed.coverage.distinct == 0 && failed.coverage.failed == 1)
            #expect(report.targets.last?.isAnswered == true && report.health == .failed)
        }
    }

    @Test("A secret that is wrong holds for nobody, so that the collisions show")
    func respectsSecret() async throws {
        try await FunctionBench.withRunning { bench in
            let report = try await bench.round(
                Target.function(
                    "warmed",
                    environments: 2,
                    hold: .milliseconds(400),
                    maxHold: .milliseconds(400),
                    secret: "another of 26 characters.."
                )
            )

            #expect(report.targets.first?.pings.allSatisfy { ($0.answer.proof?.held ?? .zero) == .zero } == true)
        }
    }

    private func identities(of report: RoundReport) -> Set<String> {
        Set(report.targets.flatMap(\.pings).compactMap { $0.answer.proof?.environment })
    }
}
