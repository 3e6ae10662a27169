import Chance
import GRDB
import Testing
import Warming

@testable import WarmingHistory

@Suite("Importing logs")
struct ImportTests {
    private let day = HistorySpan(from: midnight, to: .minute(24 * 60))

    @Test("Reports are counted, cold starts apart, as text and as JSON", arguments: [false, true])
    func countsReports(isJSON: Bool) async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let line = isJSON ? recordLine : reportLine
            let noise = "\(midnight) START RequestId: 1 Version: $LATEST\n{\"level\":\"INFO\"}\n\n"
            let text =
                noise + line(1, 10, .milliseconds(300), .milliseconds(700)) + noise
                + line(2, 20, .milliseconds(12), nil)
            try text.write(to: path + ".log")

            let result = try store.importLog(from: path + ".log", target: "orders", now: .minute(10))

            #expect(result.reports == 2 && result.coldStarts == 1 && result.lines == 8)
            let orders = try #require(try store.reader.targets(in: day).first)
            #expect(orders.name == "orders" && orders.counts.pings == 0)
            let invocations = try #require(orders.invocations)
            #expect(invocations.reports == 2 && invocations.billedDuration == .milliseconds(1012))
            #expect(invocations.userColdStarts == 1 && invocations.pingColdStarts == 0)
            let initialisation = try #require(invocations.userInitialisation).median.milliseconds
            #expect(abs(initialisation - 700) <= 7)
        }
    }

    @Test("The second import of a log comes to nothing, and one that has grown is read from where it ended")
    func resumes() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let text = (0..<500).map { reportLine($0, second: $0) }.joined()
            try (text + "2026-11-25T00:10:00.000Z REPORT RequestId: cut").write(to: path + ".log")

            let first = try store.importLog(from: path + ".log", target: "orders", now: .minute(60))
            let second = try store.importLog(from: path + ".log", target: "orders", now: .minute(60))
            try (text + reportLine(500, second: 600)).write(to: path + ".log")
            let third = try store.importLog(from: path + ".log", target: "orders", now: .minute(60))

            #expect(first.reports == 500 && second == ImportResult())
            #expect(third.lines == 1 && third.reports == 1)
            #expect(try store.reader.targets(in: day).first?.invocations?.reports == 501)
        }
    }

    @Test("However a log grows between imports, and in whatever files its lines come again, each counts once")
    func countsEachLineOnce() async throws {
        var random = SeededGenerator(seed: 29)
        for _ in 0..<8 {
            try await withHistoryPath { path in
                let store = try HistoryStore(path: path)
                let lines = (0..<400).map { number in
                    number % 5 == 0
                        ? recordLine(number, second: number * 20, initDuration: number % 10 == 0 ? .seconds(1) : nil)
                        : reportLine(number, second: number * 20)
                }
                let text = lines.joined()
                var length = 0
                while length < text.utf8.count {
                    length = min(text.utf8.count, length + Int.random(in: 1...20_000, using: &random))
                    try String(decoding: text.utf8.prefix(length), as: UTF8.self).write(to: path + ".log")
                    _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(600))
                }
                try lines[Int.random(in: 1..<400, using: &random)...].joined().write(to: path + "-export.log")
                try (lines.shuffled(using: &random).joined()).write(to: path + "-shuffled.log")
                let export = try store.importLog(from: path + "-export.log", target: "orders", now: .minute(600))
                let shuffled = try store.importLog(from: path + "-shuffled.log", target: "orders", now: .minute(600))

                #expect(export.reports == 0 && shuffled.reports == 0 && shuffled.known == 400)
                let invocations = try store.reader.targets(in: day).first?.invocations
                #expect(invocations?.reports == 400 && invocations?.userColdStarts == 40)
            }
        }
    }

    @Test("A log that was replaced by another one under its name is read from its beginning")
    func noticesReplacement() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try (0..<300).map { reportLine($0, second: $0) }.joined().write(to: path + ".log")
            _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60))

            try (1000..<1400).map { reportLine($0, second: $0) }.joined().write(to: path + ".log")
            let replaced = try store.importLog(from: path + ".log", target: "orders", now: .minute(60))

            #expect(replaced.reports == 400 && replaced.known == 0)
        }
    }

    @Test("A cold start that a ping caused is no user's, whichever of both comes first", arguments: [false, true])
    func tellsPings(logFirst: Bool) async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let ping = PingReport.answered(
                1100,
                by: "a",
                cold: true,
                init: .milliseconds(700),
                duration: .milliseconds(300)
            )
            // Of the same second are a user's cold start with other figures, and one more with the same ones.
            let log =
                reportLine(1, second: 61, duration: .milliseconds(300), initDuration: .milliseconds(700))
                + reportLine(2, second: 61, duration: .milliseconds(310), initDuration: .milliseconds(700))
                + reportLine(3, second: 62, duration: .milliseconds(300), initDuration: .milliseconds(700))
                + reportLine(4, second: 600, duration: .milliseconds(300), initDuration: .milliseconds(700))
            try log.write(to: path + ".log")

            if logFirst { _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60)) }
            try store.record(round("r", at: .minute(1), target("orders", ping)), now: .minute(60))
            if !logFirst { _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60)) }

            let invocations = try store.reader.targets(in: day).first?.invocations
            #expect(invocations?.pingColdStarts == 1 && invocations?.userColdStarts == 3)
        }
    }

    @Test("A ping over HTTP, which knows no figures, claims the cold start of its own time", arguments: [false, true])
    func tellsHTTPPings(logFirst: Bool) async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let log =
                reportLine(1, second: 61, duration: .milliseconds(300), initDuration: .milliseconds(700))
                + reportLine(2, second: 120, duration: .milliseconds(300), initDuration: .milliseconds(700))
            try log.write(to: path + ".log")
            let warm = PingReport.answered(20, by: "b", cold: false)

            if logFirst { _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60)) }
            try store.record(round("r", at: .minute(1), target("orders", .answered(1100))), now: .minute(60))
            try store.record(round("s", at: .minute(2), target("orders", warm)), now: .minute(60))
            if !logFirst { _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(60)) }

            let invocations = try store.reader.targets(in: day).first?.invocations
            #expect(invocations?.pingColdStarts == 1 && invocations?.userColdStarts == 1)
        }
    }

    @Test("Hours that were counted long ago are closed, and reports without a moment are passed over")
    func closesHours() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try reportLine(1, second: 1).write(to: path + ".log")
            _ = try store.importLog(from: path + ".log", target: "orders", now: .minute(1))
            let later = Timestamp.minute(40 * 1440)
            try store.record(round("r", at: later, target("other", .answered(20))), now: later)
            let bare = reportLine(3, second: 5).split(separator: " ", maxSplits: 1)[1]
            try (bare + reportLine(2, second: 2) + reportLine(4, second: 3600)).write(to: path + "-2.log")

            let result = try store.importLog(from: path + "-2.log", target: "orders", now: later)
            try reportLine(5, second: 9000).write(to: path + "-3.log")
            let tooOld = try store.importLog(from: path + "-3.log", target: "orders", now: .minute(500 * 1440))

            #expect(result.closed == 1 && result.withoutMoment == 1 && result.reports == 1)
            #expect(tooOld.tooOld == 1 && tooOld.reports == 0)
        }
    }

    @Test("A file that is not there is said")
    func saysMissingFile() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)

            let error = #expect(throws: HistoryError.self) {
                try store.importLog(from: path + "-missing", target: "orders", now: midnight)
            }

            #expect(error?.code == .unreadableLog && error?.message.contains("No such file") == true)
        }
    }
}
