import JSONText
import LambdaEmulator
import OddServers
import Testing
import Warming

@Suite("Warmer in the local Lambda", .timeLimit(.minutes(3)))
struct LocalLambdaTests {
    @Test("A round of 2,000 targets is pinged in slices, each target exactly once")
    func slices() async throws {
        try await withOddServer(.answer()) { server in
            let urls = (0..<2000).map { #""\#(server.url("/\($0)"))""# }.joined(separator: ", ")
            let configuration = #"{"slice": 500, "max-in-flight": 100, "timeout": "100s", "targets": [\#(urls)]}"#
            try await LocalWarmer.withRunning(configuration) { warmer in
                let report = try await warmer.round()
                let rounds = await warmer.log.rounds(4)

                #expect(report.health == "good" && report.slice?.handedOn == 3)
                #expect(Set(rounds.map { $0["slice"] }) == [1, 2, 3, 4])
                #expect(rounds.allSatisfy { $0["round"] == .string(report.id) && $0["slices"] == 4 })
                #expect(rounds.allSatisfy { $0["answered"] == 500 && $0["health"] == "good" })
                #expect(Set(rounds.map { $0["requestId"] }).count == 4)
                #expect(server.log.requests.count == 2000)
                #expect(Set(server.log.requests.map(\.target)) == Set((0..<2000).map { "/\($0)" }))
            }
        }
    }

    @Test("Functions found by their tags are invoked in slices, each exactly once")
    func findsInSlices() async throws {
        let functions = (0..<9).map { LocalWarmer.function("tagged-\($0)", tags: ["keepwarm": "true"]) }
        let others = [LocalWarmer.function("other")]
        let configuration = #"{"slice": 3, "timeout": "100s", "targets": [{"discover": {"tag": "keepwarm"}}]}"#
        try await LocalWarmer.withRunning(configuration, warming: functions + others) { warmer in
            let report = try await warmer.round()
            let rounds = await warmer.log.rounds(3)

            #expect(report.health == "good" && report.slice?.handedOn == 2)
            #expect(rounds.allSatisfy { $0["answered"] == 3 && $0["round"] == .string(report.id) })
            let warmed = await warmer.emulator.environments().filter { $0.function != "shop-warmer" }
            #expect(Set(warmed.map(\.function)) == Set(functions.map(\.name)))
            #expect(warmed.count == 9 && warmed.allSatisfy { $0.invocations == 1 })
        }
    }

    @Test("After a round no visitor waits for a start, and without one the first visitor of each function does")
    func keepsWarm() async throws {
        let names = ["catalog", "product", "cart", "orders", "customer"]
        let targets = names.map { #"{"function": "\#($0)"}"# }.joined(separator: ", ")
        let configuration = #"{"timeout": "100s", "targets": [\#(targets)]}"#
        try await LocalWarmer.withRunning(configuration, warming: names.map { LocalWarmer.function($0) }) { warmer in
            #expect(await warmer.coldVisits(of: names) == 5)

            await warmer.emulator.expireIdle()
            let first = try await warmer.round()
            #expect(first.health == "good" && first.cold == 5)
            for _ in 0..<3 {
                #expect(await warmer.coldVisits(of: names) == 0)
                let round = try await warmer.round()
                #expect(round.health == "good" && round.cold == 0)
            }
        }
    }
}
