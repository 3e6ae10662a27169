public import Warming

extension HistoryStore {
    /// Reads a log into the history, from where an earlier import of it ended.
    ///
    /// Two kinds of lines count. What a warmer wrote, round by round, becomes rounds. And `REPORT` lines of a function,
    /// as text or as JSON, become invocations of a target: its users' and the pings, cold starts apart. No line counts
    /// twice, in whatever file it comes again. A last line that no line feed ends is left for the next time.
    ///
    /// - Parameters:
    ///   - path: The file; `-` for standard input.
    ///   - target: The target whose function wrote the log; it does not matter to a warmer's log.
    ///   - now: The present moment.
    /// - Returns: What it came to.
    /// - Throws: ``HistoryError`` when the file cannot be read or the history cannot be written. What was read before
    ///   stays in the history, and the next import goes on behind it.
    public func importLog(from path: String, target: String, now: Timestamp) throws(HistoryError) -> ImportResult {
        let file = try LogFile(path: path)
        let (number, records) = try write { database in
            let number = try TargetTable.number(of: target, in: database)
            return (number, try ImportRecord.all(of: LogFile.origin, target: number, in: database))
        }
        let record = try file.record(among: records) ?? ImportRecord(origin: file.canSeek ? LogFile.origin : "stream")
        var log = LogImport(store: self, record: record, target: number, now: now)
        try file.read(into: &log)
        return log.result
    }
}
