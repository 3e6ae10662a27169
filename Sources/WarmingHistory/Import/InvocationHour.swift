import FoundationEssentials
import GRDB
import LambdaReports
import Warming

/// The invocations of one function in one hour, as logs report them, and which ones have been counted.
///
/// An invocation is known by 64 bits that are made of its request id and its duration: a request that Lambda tries again
/// keeps its id, and is another invocation. That two of a hundred thousand in an hour have the same bits happens once in
/// four billion hours.
struct InvocationHour {
    private let target: Int64
    private let start: Int64
    private let isClosed: Bool
    private var reports = 0
    private var billed: Int64 = 0
    private var durations = LatencyCounts()
    private var identities: Set<UInt64> = []
    private(set) var isChanged = false

    /// Takes up what the file has.
    init(target: Int64, start: Int64, in database: Database) throws {
        self.target = target
        self.start = start
        let select = try database.cachedStatement(
            sql: "SELECT reports, billed, durations, identities FROM invocations WHERE target = ? AND start = ?"
        )
        guard let row = try Row.fetchOne(select, arguments: [target, start]) else {
            isClosed = false
            return
        }
        reports = row[0]
        billed = row[1]
        durations = LatencyCounts(encoded: row[2] as Data)
        guard let bytes = row[3] as Data? else {
            isClosed = true
            return
        }
        isClosed = false
        bytes.withUnsafeBytes { bytes in
            identities.reserveCapacity(bytes.count / 4)
            for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
                identities.insert(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
        }
    }

    /// What became of a report.
    enum Verdict {
        case counted
        case known
        case closed
    }

    /// Counts a report.
    mutating func count(_ report: InvocationReport) -> Verdict {
        guard !isClosed else { return .closed }
        let duration = report.duration.asMicroseconds
        var identity = Fingerprint(report.requestID.utf8)
        withUnsafeBytes(of: duration.littleEndian) { identity.add($0) }
        guard identities.insert(identity.value).inserted else { return .known }
        reports += 1
        billed += report.billedDuration.asMicroseconds
        durations.add(duration)
        isChanged = true
        return .counted
    }

    /// Writes what was counted.
    mutating func write(to database: Database, now: Timestamp) throws {
        isChanged = false
        var bytes = Data(capacity: identities.count * 8)
        for identity in identities { withUnsafeBytes(of: identity.littleEndian) { bytes.append(contentsOf: $0) } }
        let replace = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO invocations VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        try replace.execute(arguments: [
            target, start, reports, billed, Data(durations.encoded), bytes, now.millisecondsSince1970,
        ])
    }
}

extension Duration {
    /// The duration in whole microseconds, from none to a century.
    var asMicroseconds: Int64 { milliseconds.asMicroseconds }
}
