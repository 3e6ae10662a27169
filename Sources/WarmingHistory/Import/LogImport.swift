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
    private var topics: [String: LineTopic] = [:]
    private var hours: [Int64: InvocationHour] = [:]

    /// What has come of the import so far.
    private(set) var result = ImportResult()

    /// Where the next piece begins.
    var position: Int64 { record.position }

    /// The stream that the lines of a log without streams stand in.
    private static let onlyStream = ""

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
        topics = [Self.onlyStream: LineTopic(round: record.round)]
        pruner = HistoryPruner(store.retention, now: now)
    }

    /// Reads whole lines.
    ///
    /// - Parameters:
    ///   - lines: The lines; what stands behind the last line feed is not read.
    ///   - change: Changes what is remembered of the log, its position above all.
    /// - Throws: ``HistoryError`` when they cannot be written; nothing of them is then, and the import is over.
    mutating func add(_ lines: LogLines, change: (inout ImportRecord) -> Void) throws(HistoryError) {
        try inOneTransaction(change) { copy, database in
            let rounds = try RoundWriter(database)
            var reader = LineFinder(lines)
            while let line = reader.next() {
                copy.result.lines += 1
                try copy.add(line, in: Self.onlyStream, with: rounds, to: database)
            }
            copy.record.round = copy.topics[Self.onlyStream]?.round
        }
    }

    /// Reads events, each of which stands in a stream of its own lines.
    ///
    /// Those that an earlier import has been through are read again, since others may have come in between them; they are
    /// part of the result where they count.
    ///
    /// - Parameters:
    ///   - events: The events, in the order of time.
    ///   - read: Up to which moment an earlier import has read.
    /// - Throws: ``HistoryError`` when they cannot be written; nothing of them is then, and the import is over.
    mutating func add(_ events: [LoggedEvent], read: Timestamp?) throws(HistoryError) {
        let found = events.map { ($0, $0.lines) }
        // Streams are interleaved, so that a report of the warmer itself may come before its round.
        let isWarmers = found.contains { $0.1.contains(where: \.isWarmers) }
        let change: (inout ImportRecord) -> Void = { record in
            guard let last = events.last?.moment.millisecondsSince1970 else { return }
            record.position = max(record.position, last)
        }
        try inOneTransaction(change) { copy, database in
            if isWarmers { copy.record.isWarmers = true }
            let rounds = try RoundWriter(database)
            for (event, lines) in found {
                let before = copy.result
                copy.record.moment = event.moment
                for line in lines {
                    copy.result.lines += 1
                    try copy.add(line, in: event.stream, with: rounds, to: database)
                }
                let hasCounted = copy.result.rounds > before.rounds || copy.result.reports > before.reports
                if let read, event.moment <= read, !hasCounted { copy.result = before }
            }
        }
    }

    private mutating func inOneTransaction(
        _ change: (inout ImportRecord) -> Void,
        _ body: (inout LogImport, Database) throws -> Void
    ) throws(HistoryError) {
        var copy = self
        hours = [:]
        try store.write { database in
            try body(&copy, database)
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

    private mutating func add(
        _ line: LineFinder.Line,
        in stream: String,
        with rounds: RoundWriter,
        to database: Database
    ) throws {
        switch line {
        case .report(let report, let moment): try add(report, moment: moment, to: database)
        case .logged(let line): topics[stream] = try add(line, about: topics[stream] ?? LineTopic(), with: rounds)
        case .document(let document): topics[stream] = try add(document, with: rounds)
        case .other: break
        }
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
                requestID: report.requestID,
                in: database
            )
        case .known?: result.known += 1
        case .closed?: result.closed += 1
        case nil: break
        }
    }

    /// Adds a line of a warmer's, and returns what the lines after it are about.
    private mutating func add(
        _ line: LoggedLine,
        about topic: LineTopic,
        with writer: RoundWriter
    ) throws -> LineTopic {
        guard let moment = Timestamp(text: line.time.utf8) else { return topic }
        record.moment = moment
        switch line.event {
        case "report":
            record.isWarmers = true
            return try line.report.map { try add($0, with: writer) } ?? topic
        case "round":
            record.isWarmers = true
            let entry = RoundEntry(line, at: moment)
            if !entry.id.isEmpty, topic.wholeRound == entry.id { return topic }
            let number = try add(entry, with: writer) ?? writer.number(ofTold: entry)
            return LineTopic(round: number, requestID: line.requestId)
        case "target-failed", "target-cold", "target-short":
            guard let round = topic.round, let target = line.target, topic.fits(line) else { return topic }
            try writer.write(problemOf: target, line, round: round)
            return topic
        default:
            return topic
        }
    }

    private mutating func add(_ document: RoundDocument, with writer: RoundWriter) throws -> LineTopic {
        guard let entry = try? RoundEntry(document) else { return LineTopic() }
        _ = try add(entry, with: writer)
        return LineTopic(wholeRound: entry.id)
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
