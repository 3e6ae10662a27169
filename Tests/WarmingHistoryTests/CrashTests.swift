import Chance
import FoundationEssentials
import GRDB
import Glibc
import Subprocess
import Testing
import Warming

@testable import WarmingHistory

@Suite("A writer that is killed")
struct CrashTests {
    /// How often a writer is killed; `KEEPWARM_KILLS` for more.
    private static let kills = Int(ProcessInfo.processInfo.environment["KEEPWARM_KILLS"] ?? "") ?? 25

    @Test("Killed at any moment, it loses no finished round, writes none twice, and leaves a sound file")
    func losesNothing() async throws {
        try await withHistoryPath { path in
            var random = SeededGenerator(seed: 20_261_125)
            var finished: [String] = []
            for _ in 0..<Self.kills {
                let rounds = Int.random(in: 0...12, using: &random)
                let spins = Int.random(in: 0...40_000, using: &random)
                // It begins with a round that an earlier one has finished, and perhaps with one that was lost.
                let said = try await killed(path, first: max(0, finished.count - 1), after: rounds, spins: spins)
                #expect(said.first == "ready")
                finished += said.dropFirst()
            }

            let reader = try HistoryReader(path: path)
            let span = HistorySpan(from: Timestamp(secondsSince1970: 0), to: Timestamp(secondsSince1970: 1 << 40))
            let ids = try reader.rounds(in: span).map(\.id)
            #expect(finished.count > Self.kills)
            #expect(Set(ids).count == ids.count)
            #expect(Set(finished).subtracting(ids).isEmpty)
            // Of each writer, the round in flight may have been written and not been told of.
            #expect(ids.count <= finished.count + Self.kills)
            let targets = try reader.targets(in: span, cells: 1)
            #expect(targets.count == 5)
            #expect(targets.allSatisfy { $0.counts.rounds == ids.count && $0.counts.pings == 2 * ids.count })
            #expect(targets.allSatisfy { $0.latency?.count == 2 * ids.count })
            let sound = try reader.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
            #expect(sound == "ok")
        }
    }

    /// Starts a writer, kills it when it has said so many lines more than that it is ready and then a moment has passed,
    /// and returns all that it said.
    private func killed(_ path: String, first: Int, after rounds: Int, spins: Int) async throws -> [String] {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)]
        let result = try await Subprocess.run(
            .name("HistoryWriter"),
            arguments: [path, "\(first)"],
            environment: .custom(["PATH": String(folder)]),
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            var lines: [String] = []
            for try await line in execution.standardOutput.strings() {
                lines.append(line)
                if lines.count == rounds + 1 {
                    // The moment is counted in calls of the system, so that it falls anywhere in a transaction.
                    for _ in 0..<spins { _ = getppid() }
                    try execution.send(signal: .kill)
                }
            }
            return lines
        }
        return result.closureResult
    }
}
