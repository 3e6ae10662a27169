import FoundationEssentials
import GRDB
import Testing
import Warming

@testable import WarmingHistory

@Suite("Trouble with a history")
struct HistoryTroubleTests {
    @Test("A file that is no database is refused, and stays as it is", arguments: [false, true])
    func refusesOtherFile(reads: Bool) async throws {
        try await withHistoryPath { path in
            let text = String(repeating: "targets: []  # a configuration\n", count: 50)
            try text.write(toFile: path, atomically: true, encoding: .utf8)

            let error = #expect(throws: HistoryError.self) { try open(path, reads: reads) }

            #expect(error?.code == .notHistory)
            #expect(error?.message.contains(path) == true)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test("Another program's database is refused, and stays as it is", arguments: [false, true])
    func refusesOtherDatabase(reads: Bool) async throws {
        try await withHistoryPath { path in
            let other = try DatabaseQueue(path: path)
            try await other.write { try $0.execute(sql: "CREATE TABLE customers (name TEXT)") }
            try other.close()

            let error = #expect(throws: HistoryError.self) { try open(path, reads: reads) }

            #expect(error?.code == .notHistory)
            let tables = try await DatabaseQueue(path: path).read {
                try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema")
            }
            #expect(tables == ["customers"])
        }
    }

    @Test("A later release's history is refused", arguments: [false, true])
    func refusesNewerFormat(reads: Bool) async throws {
        try await withHistoryPath { path in
            _ = try HistoryStore(path: path)
            let newer = try DatabaseQueue(path: path)
            try await newer.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
            try newer.close()

            let error = #expect(throws: HistoryError.self) { try open(path, reads: reads) }

            #expect(error?.code == .newerFormat)
        }
    }

    @Test("An earlier release's history is brought up to date by whoever opens it", arguments: [false, true])
    func bringsOlderFormatUpToDate(reads: Bool) async throws {
        try await withHistoryPath { path in
            let older = try DatabaseQueue(path: path)
            try HistorySchema.migrator.migrate(older, upTo: "1")
            try await older.write { database in
                try database.execute(sql: "INSERT INTO targets VALUES (1, 'a', NULL)")
                try database.execute(
                    sql: "INSERT INTO summaries VALUES (3, 1, ?, 9, 9, 9, 9, 9, 0, 9, 1, 0, 800000, x'')",
                    arguments: [midnight.millisecondsSince1970]
                )
            }
            try older.close()

            try open(path, reads: reads)

            let day = HistorySpan(from: midnight, to: .minute(24 * 60))
            let counts = try HistoryReader(path: path).targets(in: day).first?.counts
            #expect(counts?.rounds == 9)
            #expect(counts?.billedDuration == .milliseconds(800) && counts?.billedGigabyteSeconds == 0)
        }
    }

    @Test("There is nothing to read where there is no file, and none is made")
    func readsNothing() async throws {
        try await withHistoryPath { path in
            let error = #expect(throws: HistoryError.self) { try HistoryReader(path: path) }

            #expect(error?.code == .notFound)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("A folder that may not be written is said to be read-only")
    func saysReadOnlyFolder() {
        // Not even root may make a file there.
        let error = #expect(throws: HistoryError.self) { try HistoryStore(path: "/sys/keepwarm.sqlite") }

        #expect(error?.code == .readOnly)
    }

    @Test("A file that becomes read-only refuses rounds, and is said to be read-only")
    func saysReadOnlyFile() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            try await store.queue.write { try $0.execute(sql: "PRAGMA query_only = 1") }

            let error = #expect(throws: HistoryError.self) {
                try store.record(round("a", at: midnight, target("a", .answered(20))), now: midnight)
            }

            #expect(error?.code == .readOnly)
        }
    }

    @Test("A folder that is not there is said")
    func saysMissingFolder() async throws {
        try await withHistoryPath { path in
            let error = #expect(throws: HistoryError.self) { try HistoryStore(path: path + "/no/such/folder") }
            #expect(error?.code == .cannotOpen)
        }
    }

    @Test("When the disk is full a round is refused whole, and the next ones are written when there is room again")
    func survivesFullDisk() async throws {
        try await withHistoryPath { path in
            let store = try HistoryStore(path: path)
            let day = HistorySpan(from: midnight, to: .minute(24 * 60))
            try store.record(round("first", at: .minute(1), target("a", .answered(20))), now: .minute(1))
            try await store.queue.write { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                try database.execute(sql: "PRAGMA max_page_count = \(pages)")
            }
            let large = try (1...300).map { try target("large-\($0)", .answered(20), .answered(30)) }

            let error = #expect(throws: HistoryError.self) {
                try store.record(round("second", at: .minute(2), large), now: .minute(2))
            }

            #expect(error?.code == .diskFull)
            #expect(try store.reader.rounds(in: day).map(\.id) == ["first"])
            #expect(try store.reader.targets(in: day).map(\.name) == ["a"])
            try await store.queue.write { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
            #expect(try store.record(round("second", at: .minute(2), large), now: .minute(2)))
            #expect(try store.reader.rounds(in: day).map(\.id) == ["first", "second"])
        }
    }

    @Test("A damaged file is said to be damaged")
    func saysDamage() async throws {
        try await withHistoryPath { path in
            do {
                let store = try HistoryStore(path: path)
                for minute in 1...50 {
                    let report = try round("r\(minute)", at: .minute(minute), target("a", .answered(20)))
                    try store.record(report, now: .minute(60))
                }
            }
            var bytes = try Data(contentsOf: URL(filePath: path))
            for index in 4096..<bytes.count { bytes[index] = 0xA5 }
            try bytes.write(to: URL(filePath: path))

            let error = #expect(throws: HistoryError.self) {
                let day = HistorySpan(from: midnight, to: .minute(24 * 60))
                return try HistoryReader(path: path).rounds(in: day)
            }

            #expect(error?.code == .damaged)
        }
    }

    private func open(_ path: String, reads: Bool) throws {
        if reads { _ = try HistoryReader(path: path) } else { _ = try HistoryStore(path: path) }
    }
}
