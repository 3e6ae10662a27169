extension LogLine: LosslessStringConvertible {
    /// Reads a line, with or without its line end.
    ///
    /// In front of Lambda's own words may stand what exports and log viewers put there, each with a space or a tab: a
    /// date with a time, a date, a time, the name of a log stream. A line that is not Lambda's, or that was visibly
    /// cut, is ``Content/text(_:)``: a line is never refused. What can be seen of a cut, ``InvocationReport/init(_:)``
    /// says. A function can print anything, also a line that looks like one of Lambda's.
    public init(_ description: String) {
        self = description.withUTF8Span { LogLine(line: $0) }
    }

    /// The line as Lambda writes it, without its line feed, behind its moment and a space if it has one.
    public var description: String {
        moment.map { "\($0) \(content)" } ?? content.description
    }

    /// Reads a line from its bytes, as ``LogLine/init(_:)`` does from a text.
    public init(line: Span<UInt8>) {
        let prefix = LinePrefix(line)
        if let content = Content(line, from: prefix.end) {
            self.content = content
            moment = prefix.moment.map { line.string(in: $0) }
        } else {
            content = .text(line.string(in: line.withoutLineEnd))
        }
    }
}

extension LogLine.Content: CustomStringConvertible {
    /// The line as Lambda writes it, without its line feed.
    public var description: String {
        switch self {
        case .initStart(let start): "INIT_START \(start.fieldsText)"
        case .initReport(let report): report.description
        case .restoreStart(let start): "RESTORE_START \(start.fieldsText)"
        case .restoreReport(let report): report.description
        case .start(let start): "START RequestId: \(start.requestID) Version: \(start.version)"
        case .end(let requestID): "END RequestId: \(requestID)"
        case .report(let report): report.description
        case .trace(let trace): trace.description
        case .timeout(let end): "\(end.requestID) Task timed out after \(end.timeout.secondsText) seconds"
        case .failure(let failure): "RequestId: \(failure.requestID) Error: \(failure.message)"
        case .errorType(let text), .notice(let text), .text(let text): text
        }
    }
}

extension LogLine.Content {
    /// Reads what Lambda says from a position on; `nil` when it is not Lambda that says it.
    fileprivate init?(_ line: Span<UInt8>, from start: Int) {
        guard start < line.count else { return nil }
        let content: Self? =
            switch line[start] {
            case UInt8(ascii: "E"): Self.end(line, from: start)
            case UInt8(ascii: "I"):
                line.has("INIT_START ", at: start)
                    ? EnvironmentStart(line: line, from: start + 11).map(Self.initStart)
                    : InitReport(line: line, from: start).map(Self.initReport)
            case UInt8(ascii: "R"): Self.report(line, from: start)
            case UInt8(ascii: "S"):
                line.has("START RequestId: ", at: start)
                    ? InvocationStart(line: line, from: start + 17).map(Self.start) : nil
            case UInt8(ascii: "X"): XRayTrace(line: line, from: start).map(Self.trace)
            default: nil
            }
        guard let found = content ?? Self.notice(line, from: start) ?? Self.timeout(line, from: start) else {
            return nil
        }
        self = found
    }

    private static func end(_ line: Span<UInt8>, from start: Int) -> Self? {
        guard line.has("END RequestId: ", at: start) else { return nil }
        let requestID = line.word(at: start + 15)
        return requestID.isEmpty ? nil : .end(requestID: line.string(in: requestID))
    }

    /// Reads the lines that begin with an R.
    private static func report(_ line: Span<UInt8>, from start: Int) -> Self? {
        if let report = InvocationReport(line: line, from: start) { return .report(report) }
        if let report = RestoreReport(line: line, from: start) { return .restoreReport(report) }
        if line.has("RESTORE_START ", at: start) {
            return EnvironmentStart(line: line, from: start + 14).map(Self.restoreStart)
        }
        if line.has("RequestId: ", at: start) {
            return InvocationFailure(line: line, from: start + 11).map(Self.failure)
        }
        return nil
    }

    private static func timeout(_ line: Span<UInt8>, from start: Int) -> Self? {
        InvocationTimeout(line: line, from: start).map(Self.timeout)
    }

    /// Reads the lines that are kept in Lambda's words.
    private static func notice(_ line: Span<UInt8>, from start: Int) -> Self? {
        let whole = line.trimmingEnd(of: start..<line.count)
        let isNotice =
            line.has("EXTENSION\tName: ", at: start) || line.has("LOGS\tName: ", at: start)
            || line.has("TELEMETRY\tName: ", at: start)
        if isNotice { return .notice(line.string(in: whole)) }
        return line.hasErrorType(in: whole) ? .errorType(line.string(in: whole)) : nil
    }
}

extension Span<UInt8> {
    /// The line without the line feed, or the carriage return and line feed, behind it.
    fileprivate var withoutLineEnd: Range<Int> {
        // A carriage return without a line feed behind it is part of the line.
        guard count > 0, self[count - 1] == UInt8(ascii: "\n") else { return 0..<count }
        return 0..<(count > 1 && self[count - 2] == UInt8(ascii: "\r") ? count - 2 : count - 1)
    }

    /// Whether an error type of Lambda's own fills the range: a category, a point and a word, as in `Runtime.ExitError`.
    fileprivate func hasErrorType(in range: Range<Int>) -> Bool {
        let categories: [StaticString] = ["Runtime.", "Extension.", "Function.", "Sandbox."]
        guard let category = categories.first(where: { has($0, at: range.lowerBound) }) else { return false }
        let word = range.lowerBound + category.utf8CodeUnitCount..<range.upperBound
        guard let first = word.first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self[first] else { return false }
        return word.allSatisfy { self[$0].isLetter }
    }
}
