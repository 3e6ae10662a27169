import Glibc
import JSONText
import LambdaReports
import Warming

/// Finds the lines of a log that a history is interested in; all others are passed over unread.
struct LineFinder {
    /// A line.
    enum Line {
        /// What an invocation took, and when the log says that it came.
        case report(InvocationReport, moment: String?)
        /// A line of a warmer's log.
        case logged(LoggedLine)
        /// A round's report in one line, as a warmer that is a function answers with it.
        case document(RoundDocument)
        /// Anything else.
        case other
    }

    private let lines: LogLines
    private var position = 0

    init(_ lines: LogLines) {
        self.lines = lines
    }

    /// Reads the next line.
    mutating func next() -> Line? {
        guard position < lines.end else { return nil }
        let start = position
        let kind: Kind
        (position, kind) = lines.bytes.withUnsafeBytes { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start..<lines.end])
            let length = rest.first(UInt8(ascii: "\n"), from: 0).map { $0 + 1 } ?? rest.count
            return (start + length, Kind(UnsafeRawBufferPointer(rebasing: rest[..<length])))
        }
        switch kind {
        case .report:
            guard case let line = LogLine(line: lines.bytes.span.extracting(start..<position)),
                case .report(let report) = line.content
            else { return .other }
            return .report(report, moment: line.moment)
        case .record:
            guard let json = json(start..<position), let record = PlatformRecord(line: json.span),
                case .report(let report) = record.event
            else { return .other }
            return .report(report, moment: record.time)
        case .logged:
            let line = json(start..<position).flatMap { try? JSONTextDecoder().decode(LoggedLine.self, from: $0) }
            return line.map(Line.logged) ?? .other
        case .document:
            let document = json(start..<position).flatMap {
                try? JSONTextDecoder().decode(RoundDocument.self, from: $0)
            }
            return document.map(Line.document) ?? .other
        case .other:
            return .other
        }
    }

    /// A line from its first brace on: in front of it may stand what exports put there.
    private func json(_ range: Range<Int>) -> [UInt8]? {
        let line = lines.bytes[range]
        guard let brace = line.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        return Array(line[brace...])
    }

    /// What a line may be, by the words in it.
    private enum Kind {
        case report
        case record
        case logged
        case document
        case other

        init(_ line: UnsafeRawBufferPointer) {
            if line.contains("REPORT RequestId: ") {
                self = .report
            } else if line.first(UInt8(ascii: "{"), from: 0) == nil {
                self = .other
            } else if line.contains("\"platform.report\"") {
                self = .record
            } else if line.contains("\"event\":") {
                self = .logged
            } else {
                self = line.contains("\"unexpectedlyCold\":") ? .document : .other
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Where a byte comes first at or after a position.
    fileprivate func first(_ byte: UInt8, from position: Int) -> Int? {
        guard position < count, let base = baseAddress else { return nil }
        return memchr(base + position, Int32(byte), count - position).map { UnsafeRawPointer($0) - base }
    }

    /// Whether a text stands anywhere.
    fileprivate func contains(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard let base = baseAddress else { return false }
        var position = 0
        while let start = first(text.utf8Start.pointee, from: position), start + length <= count {
            if memcmp(base + start, text.utf8Start, length) == 0 { return true }
            position = start + 1
        }
        return false
    }
}
