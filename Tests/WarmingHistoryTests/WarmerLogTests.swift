import Chance
import Testing
import Warming

@testable import WarmingHistory

@Suite("Importing a warmer's log")
struct WarmerLogTests {
    private let day = HistorySpan(from: midnight, to: .minute(24 * 60))

    private let log = """
        {"answered":2,"billedMilliseconds":30,"cold":0,"event":"round","health":"good","id":"00000000000a","pings":4,\
        "requestId":"q1","sumMilliseconds":361,"targets":2,"time":"2026-11-25T00:05:00.310Z","unexpectedlyCold":0,\
        "wallMilliseconds":310}
        \(reportLine(901, second: 301, duration: .milliseconds(330)))\
        {"answered":1,"cold":2,"event":"round","health":"failed","id":"00000000000b","pings":4,"requestId":"q2",\
        "targets":2,"time":"2026-11-25T00:10:10.000Z","unexpectedlyCold":1,"wallMilliseconds":10000}
        {"detail":"wanted 200-299","event":"target-failed","failed":1,"outcome":"unexpected-status","pings":2,\
        "requestId":"q2","status":503,"target":"orders","time":"2026-11-25T00:10:10.000Z"}
        {"cold":1,"event":"target-cold","of":1,"requestId":"q2","target":"orders","time":"2026-11-25T00:10:10.000Z"}
        {"event":"target-short","distinct":1,"requested":2,"target":"cart","time":"2026-11-25T00:10:10.000Z"}
        {"event":"stopped","time":"2026-11-25T00:11:00.000Z"}

        """

    @Test("Its rounds are found again, with the targets that did not do as they should, once")
    func readsRounds() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try log.write(to: path + ".log")

            let first = try store.importLog(from: path + ".log", target: "warmer", now: .minute(60))
            try ("\n" + log).write(to: path + "-again.log")
            let again = try store.importLog(from: path + "-again.log", target: "warmer", now: .minute(60))

            #expect(first.rounds == 2 && first.warmers == 1 && first.reports == 0)
            #expect(again.rounds == 0 && again.known == 2)
            let rounds = try store.reader.rounds(in: day)
            #expect(rounds.map(\.startedAt) == [.minute(5), .minute(10)])
            #expect(rounds.map(\.health) == ["good", "failed"])
            #expect(rounds[0].billedDuration == .milliseconds(30) && rounds[1].cold == 2 && rounds[1].answered == 3)
            let targets = try store.reader.targets(in: day)
            #expect(targets.map(\.name) == ["cart", "orders"])
            #expect(targets[0].counts.requested == 2 && targets[0].counts.distinct == 1)
            #expect(targets[1].counts.rounds == 1 && targets[1].counts.pings == 2 && targets[1].counts.failed == 1)
            #expect(targets[1].counts.unexpectedlyCold == 1)
            #expect(targets[1].lastFailure?.outcome == Outcome(.unexpectedStatus, "wanted 200-299"))
        }
    }

    @Test("A round's whole report in one line comes to the same as the round itself")
    func readsDocuments() async throws {
        try await withHistoryPath { path in
            let report = try round(
                "00000000000c",
                at: .minute(5),
                target("orders", .answered(20, by: "a", cold: false), .answered(900, by: "b", cold: true)),
                target("cart", .failed(.connectionRefused))
            )
            let written = try HistoryStore(path: path)
            try written.record(report, now: .minute(6))
            let imported = try HistoryStore(path: path + "-2")
            try ("\(midnight) " + documentLine(report)).write(to: path + ".log")

            let result = try imported.importLog(from: path + ".log", target: "warmer", now: .minute(6))

            #expect(result.rounds == 1)
            #expect(try imported.reader.targets(in: day) == written.reader.targets(in: day))
            #expect(try imported.reader.rounds(in: day) == written.reader.rounds(in: day))
        }
    }

    @Test("Lines that are damaged in any way change nothing but themselves, and never trap")
    func survivesDamage() async throws {
        var random = SeededGenerator(seed: 41)
        for _ in 0..<60 {
            try await withHistoryPath { path in
                let store = try HistoryStore(path: path)
                var bytes = Array((log + recordLine(1, second: 400, initDuration: .seconds(1))).utf8)
                for _ in 0..<Int.random(in: 1...30, using: &random) {
                    let digits = Array("0123456789e-.\"{}\n".utf8)
                    bytes[Int.random(in: bytes.indices, using: &random)] = digits.randomElement(using: &random) ?? 0
                }
                try String(decoding: bytes, as: UTF8.self).write(to: path + ".log")

                let first = try store.importLog(from: path + ".log", target: "warmer", now: .minute(60))
                let second = try store.importLog(from: path + ".log", target: "warmer", now: .minute(60))

                #expect(first.rounds <= 2 && second.rounds == 0 && second.reports == 0)
                _ = try store.reader.targets(in: day)
            }
        }
    }
}
