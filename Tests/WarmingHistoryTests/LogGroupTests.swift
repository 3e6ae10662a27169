import Chance
import Testing
import Warming

@testable import WarmingHistory

@Suite("Importing log groups")
struct LogGroupTests {
    private let day = HistorySpan(from: midnight, to: .minute(24 * 60))
    private let now = Timestamp.minute(20 * 60)

    @Test("Groups come to the same as files of their lines, however late events come in and wherever an import stops")
    func countsAsFilesDo() async throws {
        var random = SeededGenerator(seed: 53)
        let logs = ["keepwarm": try LogGroup.warmers(rounds: 40), "orders": try LogGroup.functions(reports: 200)]
        try await withHistoryPath { path in
            let expected = try HistoryStore(path: path)
            for (name, log) in logs {
                try log.text.write(to: "\(path)-\(name).log")
                _ = try expected.importLog(from: "\(path)-\(name).log", target: name, now: now)
            }
            let targets = try expected.reader.targets(in: day)
            let rounds = try expected.reader.rounds(in: day)
            #expect(rounds.count == 40 && targets.first { $0.name == "orders" }?.invocations?.reports == 200)

            for attempt in 0..<10 {
                let store = try HistoryStore(path: "\(path)-\(attempt)")
                var counted = 0
                for (name, log) in logs {
                    for time in 0..<4 {
                        let arrived = time == 3 ? log : log.partly(random: &random)
                        let result = try arrived.importing(
                            as: name,
                            since: midnight,
                            into: store,
                            now: now,
                            random: &random
                        )
                        counted += result.rounds + result.reports
                    }
                }

                #expect(counted == 240)
                #expect(try store.reader.targets(in: day) == targets)
                #expect(try store.reader.rounds(in: day) == rounds)
            }
        }
    }

    @Test("An import goes on an hour before the last one ended, and what it reads again is no part of what came of it")
    func goesOn() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            func start(in place: String) throws -> Timestamp {
                try LogGroupImport(of: "/aws/lambda/orders", in: place, into: store, now: now).start
            }

            let first = try importing("/aws/lambda/orders", into: store, .report(1, at: 60), .report(2, at: 7200))
            let next = try start(in: "eu")
            let second = try importing(
                "/aws/lambda/orders",
                into: store,
                .report(3, at: 3700),
                .report(2, at: 7200),
                .report(4, at: 7300)
            )

            #expect(first.reports == 2 && first.lines == 2)
            #expect(next == midnight.advanced(by: .seconds(3600)))
            #expect(second.reports == 2 && second.lines == 2 && second.known == 0)
            #expect(try start(in: "eu") == midnight.advanced(by: .seconds(3700)))
            #expect(try start(in: "us") == now.advanced(by: .seconds(-7 * 86_400)))
            #expect(try store.reader.targets(in: day).first?.invocations?.reports == 4)
        }
    }

    @Test("Lines of one stream are about its own round, whatever other streams say between them")
    func keepsStreamsApart() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let result = try importing(
                "/aws/lambda/keepwarm",
                into: store,
                .report(1, at: 299),
                .line(#"{"event":"round","id":"a","pings":2,"targets":1,"time":"\#(Timestamp.minute(5))"}"#, in: "1"),
                .line(
                    #"{"event":"round","id":"a","pings":2,"slice":2,"targets":1,"time":"\#(Timestamp.minute(5))"}"#,
                    in: "2"
                ),
                .line(LogGroup.failure(of: "orders"), in: "1"),
                .line(LogGroup.failure(of: "cart"), in: "2"),
                .line(LogGroup.failure(of: "nobody's"), in: "3")
            )

            let targets = try store.reader.targets(in: day)
            #expect(result.rounds == 2 && result.warmers == 1 && result.reports == 0)
            #expect(targets.map(\.name) == ["cart", "orders"])
            #expect(targets.map(\.counts.failed) == [1, 1])
            #expect(try store.reader.rounds(in: day).map(\.answered) == [1, 1])
        }
    }

    @Test("A round that its report and its lines tell of counts once, and whole")
    func countsRoundOnce() async throws {
        try await withHistoryPath { path in
            let report = try round(
                "00000000000c",
                at: .minute(5),
                target("orders", .answered(20, by: "a", cold: false)),
                target("cart", .failed(.unexpectedStatus, "wanted 200-299", status: 503))
            )
            let text =
                try LogGroup.reportLine(of: report) + LogGroup.roundLine("00000000000c") + "\n"
                + LogGroup.failure(of: "cart")
            let written = try HistoryStore(path: path)
            try written.record(report, now: .minute(6))
            let store = try HistoryStore(path: path + "-2")
            try text.write(to: path + ".log")

            let group = try importing("warmer", into: store, .line(text, in: "1"))
            let file = try store.importLog(from: path + ".log", target: "warmer", now: now)

            #expect(group.rounds == 1 && group.known == 0 && file.rounds == 0)
            #expect(try store.reader.targets(in: day) == written.reader.targets(in: day))
            #expect(try store.reader.rounds(in: day) == written.reader.rounds(in: day))
        }
    }

    @Test("The reports of a group are those of the target whose function it is")
    func findsTarget() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try store.record(
                round("r", at: .minute(1), functionTarget("live", "orders:live"), functionTarget("cart", "cart")),
                now: now
            )
            func target(_ group: String, named name: String? = nil) throws -> String {
                try LogGroupImport(of: group, in: "eu", target: name, into: store, now: now).target
            }

            #expect(try target("/aws/lambda/orders") == "live")
            #expect(try target("/aws/lambda/cart") == "cart")
            #expect(try target("/aws/lambda/other") == "other")
            #expect(try target("/aws/lambda/orders", named: "mine") == "mine")
            try store.record(round("s", at: .minute(2), functionTarget("next", "orders:next")), now: now)
            let error = #expect(throws: HistoryError.self) { try target("/aws/lambda/orders") }
            #expect(error?.message.contains("'live' and 'next': say which one with --target") == true)
        }
    }

    /// Imports one page of a group.
    private func importing(
        _ group: String,
        into store: HistoryStore,
        _ events: LoggedEvent...
    ) throws -> ImportResult {
        var log = try LogGroupImport(of: group, in: "eu", into: store, now: now)
        try log.add(events)
        return log.result
    }
}
