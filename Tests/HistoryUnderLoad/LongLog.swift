import Glibc
import LambdaReports
import Warming
import WarmingHistory

/// A log of a million reports: a week of a function, as an export writes it.
struct LongLog {
    static let reports = 1_000_000

    let path: String

    /// Writes the log.
    func write() throws {
        guard let file = fopen(path, "w") else { throw HistoryError(.cannotOpen, "'\(path)' cannot be written.") }
        defer { fclose(file) }
        var random = SystemRandomNumberGenerator()
        for number in 0..<Self.reports {
            let moment = Year.start.advanced(by: .milliseconds(number * 604))
            let duration = Duration.microseconds(Int64.random(in: 2000...90_000, using: &random) / 10 * 10)
            let initDuration: Duration? =
                number % 100 == 0 ? .milliseconds(.random(in: 300...900, using: &random)) : nil
            let report = InvocationReport(
                requestID: Self.requestID(random: &random),
                duration: duration,
                billedDuration: InvocationReport.billedDuration(
                    duration: duration,
                    initDuration: initDuration ?? .zero
                ),
                memorySizeMB: 512,
                maxMemoryUsedMB: 96,
                initDuration: initDuration
            )
            fputs("\(moment) \(report)\n", file)
        }
    }

    /// Imports the log into a new history beside it, and once more.
    func importTwice() throws {
        let history = path + ".sqlite"
        for suffix in ["", "-wal", "-shm"] { unlink(history + suffix) }
        let now = Year.start.advanced(by: .seconds(8 * 86400))
        for time in ["first", "second"] {
            let store = try HistoryStore(path: history)
            let result = try timed("\(time) import of \(megabytes(of: path)) MB") {
                try store.importLog(from: path, target: "orders", now: now)
            }
            let span = HistorySpan(last: .seconds(9 * 86400), before: now)
            let invocations = try store.reader.targets(in: span).first?.invocations
            print("  \(result.lines) lines, \(result.reports) reports, \(result.coldStarts) cold starts")
            print("  in the history: \(invocations?.reports ?? 0), of which \(invocations?.userColdStarts ?? 0) cold")
        }
        print("size: \(megabytes(of: history)) MB, memory: \(peakMegabytes) MB")
    }

    private static func requestID(random: inout SystemRandomNumberGenerator) -> String {
        func digits(_ count: Int) -> String {
            let text = String(UInt64.random(in: 0..<(1 << (4 * UInt64(count))), using: &random), radix: 16)
            return String(repeating: "0", count: count - text.count) + text
        }
        return "\(digits(8))-\(digits(4))-4\(digits(3))-a\(digits(3))-\(digits(12))"
    }
}
