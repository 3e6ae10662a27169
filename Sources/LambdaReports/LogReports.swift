/// The reports of a log, in its order; all other lines are passed over unread.
///
/// The log may be text, or JSON with a record on every line, also by turns. A trace on the line behind a report becomes part of it. A log may hold a report twice, and a function can print what
/// looks like one: choose by ``InvocationReport/requestID`` where that matters, and the last one of those.
public struct LogReports: Sequence, Sendable {
    private let lines: LogLines

    init(_ lines: LogLines) {
        self.lines = lines
    }

    /// Creates an iterator.
    public func makeIterator() -> Iterator {
        Iterator(lines: lines)
    }
}

extension LogReports {
    /// A report, and when the log says that it came.
    public struct Element: Hashable, Sendable {
        /// The report.
        public var report: InvocationReport

        /// The moment that stands in front of the line, see ``LogLine/moment``, or in the record, in the words of the log.
        public var moment: String?

        /// Creates an element.
        public init(report: InvocationReport, moment: String? = nil) {
            self.report = report
            self.moment = moment
        }
    }

    /// Reads one report after the other.
    public struct Iterator: IteratorProtocol, Sendable {
        private let lines: LogLines
        private var position = 0

        fileprivate init(lines: LogLines) {
            self.lines = lines
        }

        /// Reads up to the next report.
        public mutating func next() -> Element? {
            while position < lines.end {
                let (element, end) = lines.report(at: position)
                position = end
                if let element { return element }
            }
            return nil
        }
    }
}

extension LogLines {
    /// Reads the line at a position if it is a report, the line of its trace too, and says where the next one begins.
    fileprivate func report(at start: Int) -> (element: LogReports.Element?, end: Int) {
        let text = bytes.span
        let prefix = LinePrefix(text, from: start)
        let end = lineEnd(from: prefix.end)
        guard text.has("REPORT ", at: prefix.end) else {
            return (text.has("{", at: prefix.end) ? record(in: text.extracting(prefix.end..<end)) : nil, end)
        }
        guard var report = InvocationReport(line: text.extracting(..<end), from: prefix.end) else { return (nil, end) }
        let moment = prefix.moment.map { text.string(in: $0) }
        if report.trace == nil, let (trace, traceEnd) = trace(at: end) {
            report.trace = trace
            return (LogReports.Element(report: report, moment: moment), traceEnd)
        }
        return (LogReports.Element(report: report, moment: moment), end)
    }

    /// Reads a line of JSON if it is the record of a report.
    private func record(in line: Span<UInt8>) -> LogReports.Element? {
        guard
            line.contains("\"platform.report\""), let record = PlatformRecord(line: line),
            case .report(let report) = record.event
        else { return nil }
        return LogReports.Element(report: report, moment: record.time)
    }

    /// Reads the line at a position if it is a trace.
    private func trace(at start: Int) -> (trace: XRayTrace, end: Int)? {
        let text = bytes.span
        let prefix = LinePrefix(text, from: start)
        guard start < self.end, text.has("XRAY ", at: prefix.end) else { return nil }
        let end = lineEnd(from: prefix.end)
        return XRayTrace(line: text.extracting(..<end), from: prefix.end).map { ($0, end) }
    }
}
