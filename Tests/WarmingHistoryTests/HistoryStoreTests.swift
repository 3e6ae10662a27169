import FoundationEssentials
import GRDB
import Testing
import Warming

@testable import WarmingHistory

@Suite("A history")
struct HistoryStoreTests {
    private let day = HistorySpan(from: midnight, to: .minute(24 * 60))

    @Test("A round is found again as it was")
    func keepsRound() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let report = try round(
                "00000000000a",
                at: .minute(5),
                target(
                    "orders",
                    wasWarmed: true,
                    .answered(1402, by: "a", cold: true, billed: .milliseconds(1300), memory: 256),
                    .answered(20, by: "b", cold: false, billed: .milliseconds(12))
                ),
                target("cart", .failed(.unexpectedStatus, "wanted 200-299", status: 503))
            )

            #expect(try store.record(report, now: .minute(6)))

            let line = try #require(try store.reader.rounds(in: day).first)
            #expect(line.id == "00000000000a" && line.startedAt == .minute(5))
            #expect(line.wallTime == .milliseconds(310) && line.sumOfLatencies == .milliseconds(11422))
            #expect(line.health == "failed" && line.targets == 2 && line.answeredTargets == 1)
            #expect(line.pings == 3 && line.answered == 2 && line.cold == 1 && line.unexpectedlyCold == 1)
            #expect(line.billedDuration == .milliseconds(1312))

            let targets = try store.reader.targets(in: day)
            #expect(targets.map(\.name) == ["cart", "orders"])
            #expect(targets[1].address == "https://orders.example/")
            #expect(targets[1].counts.pings == 2 && targets[1].counts.told == 2 && targets[1].counts.cold == 1)
            #expect(targets[1].counts.requested == 2 && targets[1].counts.distinct == 2)
            #expect(targets[1].counts.reachedRounds == 1 && targets[1].counts.unexpectedlyCold == 1)
            #expect(targets[1].counts.billedDuration == .milliseconds(1312))
            #expect(targets[1].counts.billedGigabyteSeconds == 1.3 / 4)
            #expect(targets[0].counts.failed == 1 && targets[0].latency == nil)
            #expect(targets[0].lastFailure?.outcome == Outcome(.unexpectedStatus, "wanted 200-299"))
            #expect(targets[0].lastFailure?.status == 503 && targets[0].lastFailure?.moment == .minute(5))
        }
    }

    @Test("The rounds of a span are counted and the first is found, and none where there is none")
    func findsFirst() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            for minute in [5, 10, 15] {
                let report = try round("r\(minute)", at: .minute(minute), target("orders", .answered(20)))
                try store.record(report, now: .minute(20))
            }

            #expect(try store.reader.roundCount(in: day) == 3)
            #expect(try store.reader.roundCount(in: HistorySpan(from: .minute(5), to: .minute(15))) == 2)
            #expect(try store.reader.firstRound(in: day) == .minute(5))
            #expect(try store.reader.firstRound(in: HistorySpan(from: .minute(6), to: .minute(15))) == .minute(10))
            #expect(try store.reader.firstRound(in: HistorySpan(from: .minute(16), to: .minute(20))) == nil)
        }
    }

    @Test("A target is as its latest round found it, whatever went before within its part of the strip")
    func tellsLatest() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let first = try round(
                "a",
                at: .minute(0),
                target("cart", .failed(.timeoutFirstByte)),
                target("mail", .answered(900, by: "m", cold: true)),
                target(
                    "orders",
                    environments: 2,
                    .answered(900, by: "x", cold: true),
                    .answered(20, by: "x", cold: false)
                )
            )
            let second = try round(
                "b",
                at: .minute(1),
                target("cart", .answered(20, by: "c", cold: false)),
                target(
                    "orders",
                    environments: 2,
                    .answered(20, by: "x", cold: false),
                    .answered(20, by: "x", cold: false)
                )
            )
            for report in [first, second] { try store.record(report, now: .minute(2)) }

            let targets = try store.reader.targets(in: day)

            #expect(targets.map(\.name) == ["cart", "mail", "orders"])
            #expect(targets.map(\.latest) == [.warm, .cold, .short])
            #expect(targets.map { $0.strip.last { $0.rounds > 0 }?.state } == [.failed, .cold, .cold])
        }
    }

    @Test("A round that is written twice counts once")
    func countsOnce() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let report = try round("00000000000b", at: .minute(5), target("orders", .answered(20)))

            #expect(try store.record(report, now: .minute(6)))
            #expect(try !store.record(report, now: .minute(6)))

            #expect(try store.reader.rounds(in: day).count == 1)
            #expect(try store.reader.targets(in: day).first?.counts.pings == 1)
        }
    }

    @Test("What was written is there when the file is opened again")
    func survivesClosing() async throws {
        try await withHistoryPath { path in
            for number in 1...3 {
                let store = try HistoryStore(path: path)
                try store.record(
                    round("00000000000\(number)", at: .minute(number), target("orders", .answered(20))),
                    now: .minute(9)
                )
            }

            #expect(try HistoryReader(path: path).rounds(in: day).map(\.id.last) == ["1", "2", "3"])
        }
    }

    @Test("Others read while one writes, and see whole rounds")
    func readsBesideWriter() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try store.record(round("00000000000a", at: .minute(1), target("a", .answered(20))), now: .minute(1))
            let reader = try HistoryReader(path: path)
            #expect(try reader.rounds(in: day).count == 1)

            try store.queue.write { database in
                try database.execute(sql: "DELETE FROM rounds")
                #expect(try reader.rounds(in: day).count == 1)
            }
            #expect(try reader.rounds(in: day).isEmpty)
        }
    }

    @Test("A second writer is refused, and told who writes; when the first is gone, it may")
    func refusesSecondWriter() async throws {
        try await withHistoryPath { path in
            var first: HistoryStore? = try HistoryStore(path: path)
            try first?.record(round("00000000000a", at: .minute(1), target("a", .answered(20))), now: .minute(1))

            let error = #expect(throws: HistoryError.self) { try HistoryStore(path: path) }
            #expect(error?.code == .inUse)
            #expect(error?.message.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)

            first = nil
            #expect(try HistoryStore(path: path).reader.rounds(in: day).count == 1)
        }
    }

    @Test("Rounds come in the order of time, the latest when there are too many, and others stay out")
    func ordersRounds() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            for minute in [30, 10, 1440, 20, -1] {
                let id = "round\(minute)"
                try store.record(round(id, at: .minute(minute), target("a", .answered(20))), now: .minute(1500))
            }

            #expect(try store.reader.rounds(in: day).map(\.id) == ["round10", "round20", "round30"])
            #expect(try store.reader.rounds(in: day, limit: 2).map(\.id) == ["round20", "round30"])
        }
    }

    @Test("Round durations have the median and both ends of each part")
    func measuresRounds() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            for (minute, wall) in [(0, 100), (10, 300), (20, 200), (13 * 60, 900)] {
                try store.record(
                    round("round\(minute)", at: .minute(minute), wall: .milliseconds(wall), target("a", .answered(20))),
                    now: .minute(1000)
                )
            }

            let parts = try store.reader.roundDurations(in: day, parts: 2)

            #expect(parts.map(\.start) == [midnight, .minute(12 * 60)])
            #expect(parts.map(\.rounds) == [3, 1])
            #expect(parts[0].shortest == .milliseconds(100) && parts[0].median == .milliseconds(200))
            #expect(parts[0].longest == .milliseconds(300) && parts[1].median == .milliseconds(900))
        }
    }
}
