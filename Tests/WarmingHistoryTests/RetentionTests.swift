import Chance
import GRDB
import Testing
import Warming

@testable import WarmingHistory

@Suite("Keeping and summing up")
struct RetentionTests {
    @Test("Pings go after their time, and percentiles stay as they were")
    func rollsUp() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            var random = SeededGenerator(seed: 3)
            var latencies: [Double] = []
            for minute in stride(from: 0, to: 600, by: 5) {
                let latency = Double.random(in: 10...2000, using: &random)
                latencies.append(latency)
                let report = try round("r\(minute)", at: .minute(minute), target("a", .answered(latency, cold: false)))
                try store.record(report, now: .minute(minute))
            }
            let span = HistorySpan(from: midnight, to: .minute(600))
            var before = try #require(try store.reader.targets(in: span, cells: 10).first)
            #expect(before.latest == .warm)
            #expect(try count("pings", in: store) == 120 && count("coverage", in: store) == 120)

            try store.record(
                round("later", at: .minute(12 * 1440), target("a", .answered(20))),
                now: .minute(12 * 1440)
            )

            #expect(try count("pings", in: store) == 1 && count("coverage", in: store) == 1)
            let after = try #require(try store.reader.targets(in: span, cells: 10).first)
            // How a single round went goes with its pings.
            before.latest = nil
            #expect(after == before)
            let exact = latencies.sorted()[113]
            let p95 = try #require(after.latency).p95.milliseconds
            #expect(abs(p95 - exact) <= exact * 0.01)
            #expect(try store.reader.rounds(in: span).count == 120)
        }
    }

    @Test("Where summaries of five minutes are gone, hours answer, and then days")
    func goesCoarser() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            for minute in [10, 70, 1500] {
                try store.record(
                    round("r\(minute)", at: .minute(minute), target("a", .answered(20))),
                    now: .minute(1500)
                )
            }
            let hour = HistorySpan(from: .minute(5), to: .minute(15))

            let fine = try store.reader.targets(in: hour, cells: 4).first
            try store.record(round("x", at: .minute(40 * 1440), target("b", .answered(20))), now: .minute(40 * 1440))
            let byHour = try store.reader.targets(in: hour, cells: 4).first
            try store.record(round("y", at: .minute(410 * 1440), target("b", .answered(20))), now: .minute(410 * 1440))
            let byDay = try store.reader.targets(in: hour, cells: 4).first

            #expect(fine?.counts.rounds == 1 && fine?.strip.count == 2)
            #expect(byHour?.counts.rounds == 1 && byHour?.strip.count == 1)
            #expect(byDay?.counts.rounds == 2 && byDay?.strip.count == 1)
        }
    }

    @Test("A round older than all that is kept is not written again")
    func refusesAncientRound() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let report = try round("old", at: midnight, target("a", .answered(20)))
            let later = Timestamp.minute(401 * 1440)

            #expect(try !store.record(report, now: later))
            #expect(try store.record(report, now: .minute(399 * 1440)))
        }
    }

    @Test("A clock that goes back, or a history that is asked twice in an hour, removes nothing")
    func prunesHourly() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path, retention: try Retention(pings: .seconds(3600)))
            try store.record(round("a", at: .minute(0), target("a", .answered(20))), now: .minute(0))
            try store.record(round("b", at: .minute(59), target("a", .answered(20))), now: .minute(59))
            #expect(try count("pings", in: store) == 2)

            try store.record(round("c", at: .minute(61), target("a", .answered(20))), now: .minute(61))
            #expect(try count("pings", in: store) == 2)
            try store.record(round("d", at: .minute(62), target("a", .answered(20))), now: .minute(-100))
            #expect(try count("pings", in: store) == 3)
        }
    }

    @Test("Times that cannot be kept are refused", arguments: [(60, 86400), (86400, 3600)])
    func refusesRetention(pings: Int, rounds: Int) {
        let error = #expect(throws: HistoryError.self) {
            try Retention(pings: .seconds(pings), rounds: .seconds(rounds))
        }

        #expect(error?.code == .invalidValue)
    }

    private func count(_ table: String, in store: HistoryStore) throws -> Int? {
        try store.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
    }
}
