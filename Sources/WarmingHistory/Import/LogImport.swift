import GRDB
import LambdaReports
import Warming

/// Reads one log into a history, piece by piece, each in a transaction with the place where the next one begins.
///
/// Where the log comes from is not its business: a file, or an API that is asked page by page. Whoever reads it says what
/// it is called, and after each piece how far it has got; ``position`` is how far an earlier import got.
struct LogImport {
    private let store: HistoryStore
    private let pruner: HistoryPruner
    private let now: Timestamp
    private let target: Int64
    private var record: ImportRecord
    private var lastTargets: Set<String> = []
    private var hours: [Int64: InvocationHour] = [:]

    /// What has come of the import so far.
    private(set) var result = ImportResult()

    /// Where the next piece begins.
    var position: Int64 { record.position }

    /// Begins an import, or continues an earlier one.
    ///
    /// - Parameters:
    ///   - store: The history.
    ///   - record: What is known of earlier imports of this log.
    ///   - target: The number of the target whose function wrote the log.
    ///   - now: The present moment.
    init(store: HistoryStore, record: ImportRecord, target: Int64, now: Timestamp) {
        self.store = store
        self.record = record
        self.target = target
        self.now = now
        pruner = HistoryPruner(store.retention, now: now)
    }

    /// Reads whole lines.
    ///
    /// - Parameters:
    ///   - lines: The lines; what stands behind the last line feed is not read.
    ///   - change: Changes what is remembered of the log, its position above all.
    /// - Throws: ``HistoryError`` when they cannot be written; nothing of them is then, and the import is over.
    mutating func add(_ lines: LogLines, change: (inout ImportRecord) -> Void) throws(HistoryError) {
        var copy = self
        hours = [:]
        try store.write { database in
            let rounds = try RoundWriter(database)
            var reader = LineFinder(lines)
            while let line = reader.next() {
                copy.result.lines += 1
                switch line {
                case .report(let report, let moment): try copy.add(report, moment: moment, to: database)
                case .logged(let line): try copy.add(line, with: rounds)
                case .document(let document): try copy.add(document, with: rounds)
                case .other: break
                }
            }
            for hour in copy.hours.keys {
                if copy.hours[hour]?.isChanged == true {
                    try copy.hours[hour]?.write(to: database, now: copy.now)
                } else {
                    // The log has gone on to later hours.
                    copy.hours[hour] = nil
                }
            }
            change(&copy.record)
            try copy.record.write(target: copy.target, to: database)
        }
        self = copy
    }

    private mutating func add(_ report: InvocationReport, moment text: String?, to database: Database) throws {
        if let moment = text.flatMap({ Timestamp(text: $0.utf8) }) { record.moment = moment }
        guard !record.isWarmers else {
            result.warmers += 1
            return
        }
        guard let moment = record.moment else {
            result.withoutMoment += 1
            return
        }
        guard !pruner.isTooOld(moment) else {
            result.tooOld += 1
            return
        }
        let start = Tier.hour.start(of: moment)
        if hours[start] == nil { hours[start] = try InvocationHour(target: target, start: start, in: database) }
        switch hours[start]?.count(report) {
        case .counted?:
            result.reports += 1
            guard let initDuration = report.initDuration ?? report.restoreDuration else { return }
            result.coldStarts += 1
            try ColdStarts.write(
                target: target,
                at: moment,
                initDuration: initDuration.asMicroseconds,
                duration: report.duration.asMicroseconds,
                in: database
            )
        case .known?: result.known += 1
        case .closed?: result.closed += 1
        case nil: break
        }
    }

    private mutating func add(_ line: LoggedLine, with writer: RoundWriter) throws {
        guard let moment = Timestamp(text: line.time.utf8) else { return }
        record.moment = moment
        switch line.event {
        case "round":
            record.isWarmers = true
            lastTargets = []
            record.round = try add(RoundEntry(line, at: moment), with: writer)
        case "target-failed", "target-cold", "target-short":
            guard let round = record.round, let target = line.target else { return }
            try writer.write(problemOf: target, line, round: round, isFirst: lastTargets.insert(target).inserted)
        default:
            break
        }
    }

    private mutating func add(_ document: RoundDocument, with writer: RoundWriter) throws {
        guard let entry = try? RoundEntry(document) else { return }
        record.round = nil
        _ = try add(entry, with: writer)
    }

    private mutating func add(_ entry: RoundEntry, with writer: RoundWriter) throws -> Int64? {
        guard !pruner.isTooOld(entry.startedAt) else {
            result.tooOld += 1
            return nil
        }
        guard let number = try writer.write(entry) else {
            result.known += 1
            return nil
        }
        result.rounds += 1
        return number
    }
}
