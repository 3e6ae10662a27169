import GRDB
public import Warming

/// Reads a log group of CloudWatch's into a history, page by page, and where an earlier import ended from there.
///
/// Who reads the group asks for events from ``start`` on that fit ``pattern``, in the order of time, and adds each page.
/// A page is in the history together with how far it goes, or not at all. Events may come in late, so that an import
/// begins an hour before the last one ended; what the history has already does not count again.
public struct LogGroupImport: Sendable {
    /// What events have to contain so that they may count, in CloudWatch's words for patterns: any of these terms.
    ///
    /// It fits reports as text and as JSON, and the lines of a warmer's rounds.
    public static let pattern = [
        "REPORT", "\"platform.report\"", "wallMilliseconds", "\"target-failed\"", "\"target-cold\"", "\"target-short\"",
    ].map { "?\($0)" }.joined(separator: " ")

    /// How late an event may come in.
    static let lateness = Duration.seconds(3600)

    /// The moment from which on events are to be read.
    public let start: Timestamp

    /// The target that the group's reports are counted for.
    public let target: String

    private let read: Timestamp?
    private var log: LogImport

    /// What has come of the import so far.
    public var result: ImportResult { log.result }

    /// Begins an import, or continues an earlier one.
    ///
    /// - Parameters:
    ///   - group: The name of the log group, such as `/aws/lambda/orders`.
    ///   - place: What tells it from groups of the same name, such as its region.
    ///   - target: The target whose function writes to the group; `nil` for the one whose function has the name of the
    ///     group, or else for a target of that name.
    ///   - since: Where to begin; `nil` for where the last import ended, or for a week ago when there was none.
    ///   - store: The history.
    ///   - now: The present moment.
    /// - Throws: ``HistoryError`` when the history cannot be written, or several targets have the function.
    public init(
        of group: String,
        in place: String,
        target: String? = nil,
        since: Timestamp? = nil,
        into store: HistoryStore,
        now: Timestamp
    ) throws(HistoryError) {
        let origin = "\(place)/\(group)"
        let (number, name, record) = try store.write { database in
            let number = try LogGroupTarget(database).number(ofGroup: group, from: origin, named: target)
            return (
                number,
                try String.fetchOne(database, sql: "SELECT name FROM targets WHERE id = ?", arguments: [number]),
                try ImportRecord.all(of: origin, target: number, in: database).first
            )
        }
        self.target = name ?? group
        read = record.map { Timestamp(millisecondsSince1970: $0.position) }
        let usual = read?.advanced(by: .zero - Self.lateness) ?? now.advanced(by: .seconds(-7 * 86_400))
        start = since ?? usual
        log = LogImport(store: store, record: record ?? ImportRecord(origin: origin), target: number, now: now)
    }

    /// Reads a page of events.
    ///
    /// - Parameter events: The events, in the order of time.
    /// - Throws: ``HistoryError`` when they cannot be written; then the import is over, and another one goes on behind the
    ///   pages before.
    public mutating func add(_ events: [LoggedEvent]) throws(HistoryError) {
        guard !events.isEmpty else { return }
        try log.add(events, read: read)
    }
}
