import Testing
import Warming

@testable import WarmingHistory

@Suite("What warming changes")
struct WarmingEffectTests {
    private let day = 24 * 60

    /// A log of four days with a user's cold start every two hours, and two in each of the days from the third on.
    private var log: String {
        let users = (0..<24).map { reportLine($0, second: $0 * 7200, initDuration: .seconds(1)) }
        let warmed = (24..<28).map { reportLine($0, second: ($0 - 20) * 43_200 + 30, initDuration: .seconds(1)) }
        return (users + warmed + [reportLine(99, second: 4 * 86_400 - 1)]).joined()
    }

    @Test("Users' cold starts are compared with as much time before the first round, wherever the span is")
    func compares() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try log.write(to: path + ".log")
            _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(4 * day))
            for minute in [2 * day + 5, 3 * day] {
                let warm = PingReport.answered(20, by: "a", cold: false)
                try store.record(
                    round("\(minute)", at: .minute(minute), target("orders", warm)),
                    now: .minute(4 * day)
                )
            }
            func effect(from start: Int, to end: Int) throws -> WarmingEffect? {
                let span = HistorySpan(from: .minute(start), to: .minute(end))
                return try store.reader.targets(in: span).first?.invocations?.warming
            }

            let last = try #require(try effect(from: 3 * day, to: 4 * day))
            let all = try #require(try effect(from: 0, to: 9 * day))

            #expect(last.began == .minute(2 * day + 5))
            #expect(last.before == ColdStartRate(coldStarts: 12, length: .seconds(86_400)))
            #expect(last.since == ColdStartRate(coldStarts: 2, length: .seconds(86_400)))
            #expect(last.before.daily == 12 && last.since.daily == 2)
            #expect(all.before.coldStarts == 25 && all.before.length == .seconds(2 * 86_400 + 300))
            #expect(all.since.coldStarts == 3 && all.since.length == .seconds(2 * 86_400 - 300))
            #expect(try effect(from: 0, to: day) == nil)
        }
    }

    @Test("Without a log from before the first round there is nothing to compare")
    func needsBefore() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try log.write(to: path + ".log")
            _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(4 * day))
            func effect() throws -> WarmingEffect? {
                let span = HistorySpan(from: midnight, to: .minute(4 * day))
                return try store.reader.targets(in: span).first?.invocations?.warming
            }

            #expect(try effect() == nil)
            try store.record(round("a", at: midnight, target("orders", .answered(20))), now: .minute(4 * day))
            #expect(try effect() == nil)
        }
    }
}
