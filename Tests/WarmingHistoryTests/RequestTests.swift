import GRDB
import Testing
import Warming

@testable import WarmingHistory

@Suite("Pings and requests")
struct RequestTests {
    private let day = HistorySpan(from: midnight, to: .minute(24 * 60))

    /// A cold ping of a function, which proves no more than which request it was.
    private func ping(_ request: Int) -> PingReport {
        var ping = PingReport.answered(1100, by: "a", cold: true)
        ping.answer.proof?.requestID = requestID(request)
        return ping
    }

    @Test(
        "A ping's cold start is that of its own request, whatever the clocks and the other ones of its time say",
        arguments: [false, true]
    )
    func tellsByRequest(logFirst: Bool) async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let log =
                reportLine(1, second: 61, duration: .milliseconds(300), initDuration: .milliseconds(700))
                + reportLine(2, second: 400, duration: .milliseconds(300), initDuration: .milliseconds(900))
                + reportLine(3, second: 61, duration: .milliseconds(300), initDuration: .milliseconds(700))
            try log.write(to: path + ".log")

            if logFirst { _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60)) }
            try store.record(round("r", at: .minute(1), target("orders", ping(2))), now: .minute(60))
            try store.record(round("s", at: .minute(2), target("orders", ping(9))), now: .minute(60))
            if !logFirst { _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60)) }

            let invocations = try #require(try store.reader.targets(in: day).first?.invocations)
            #expect(invocations.pingColdStarts == 1 && invocations.userColdStarts == 2)
            let longest = try #require(invocations.userInitialisation).longest.milliseconds
            #expect(abs(longest - 700) <= 7)
        }
    }

    @Test(
        "A cold start of a log that was imported before requests were kept is found by its time",
        arguments: [false, true]
    )
    func tellsWithoutRequest(isPingOld: Bool) async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try reportLine(1, second: 61, initDuration: .milliseconds(700)).write(to: path + ".log")
            func importLog() throws {
                _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60))
            }
            func record() throws {
                try store.record(round("r", at: .minute(1), target("orders", ping(1))), now: .minute(60))
            }

            if isPingOld { try record() } else { try importLog() }
            _ = try store.write { try $0.execute(sql: "UPDATE pings SET request = NULL") }
            _ = try store.write { try $0.execute(sql: "UPDATE cold_starts SET request = NULL") }
            if isPingOld { try importLog() } else { try record() }

            #expect(try store.reader.targets(in: day).first?.invocations?.pingColdStarts == 1)
        }
    }

    @Test("Requests are kept of those pings only that may have been cold, in sixteen bytes")
    func keepsLittle() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            var warm = ping(1)
            warm.answer.proof?.isCold = false
            try store.record(
                round("r", at: .minute(1), target("orders", warm, ping(2), .answered(20))),
                now: .minute(1)
            )

            let lengths = try store.write {
                try Int?.fetchAll($0, sql: "SELECT length(request) FROM pings ORDER BY number")
            }

            #expect(lengths == [nil, 16, nil])
        }
    }
}
