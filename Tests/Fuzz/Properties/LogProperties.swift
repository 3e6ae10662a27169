@testable import LambdaReports

/// What holds for every text that is read as a function's log.
package enum LogProperties {
    /// Checks the properties.
    ///
    /// - Parameter input: A log, behind a line with the lengths of the pieces that it arrives in.
    /// - Throws: The first property that does not hold.
    package static func check(_ input: [UInt8]) throws(BrokenProperty) {
        let log = DividedInput(input)
        let lines = LogLines(log.whole, endsWhole: true)
        let all = Array(lines)
        try BrokenProperty.unless(linesInPieces(log.pieces) == all, "pieces make other lines")
        try BrokenProperty.unless(
            Array(LogLines(log.whole)) == Array(all.prefix(wholeCount(log.whole))),
            "lines without an end count as whole"
        )
        for line in all { try checkLine(line) }
        try checkReports(lines)
    }

    /// The lines of a log that is read as it arrives.
    private static func linesInPieces(_ pieces: [[UInt8]]) -> [LogLine] {
        var rest: [UInt8] = []
        var found: [LogLine] = []
        for piece in pieces {
            let lines = LogLines(rest + piece)
            found += lines
            rest = Array(lines.bytes[lines.end...])
        }
        return found + LogLines(rest, endsWhole: true)
    }

    private static func wholeCount(_ log: [UInt8]) -> Int {
        log.count { $0 == UInt8(ascii: "\n") }
    }

    private static func checkLine(_ line: LogLine) throws(BrokenProperty) {
        let again = LogLine(line.description)
        try BrokenProperty.unless(
            again.description == line.description,
            "what is written is read as another line: \(line.description.debugDescription)"
        )
    }

    private static func linesWithEnds(_ log: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = log[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            lines.append(Array(rest.prefix(line.count + 1)))
            rest = rest.dropFirst(line.count + 1)
        }
        return lines
    }

    /// The reports are those that are found line by line.
    private static func checkReports(_ lines: LogLines) throws(BrokenProperty) {
        var expected: [InvocationReport] = []
        for bytes in linesWithEnds(lines.bytes) {
            if case .report(let report) = LogLine(line: bytes.span).content {
                let again = InvocationReport(report.description)
                try BrokenProperty.unless(
                    again?.description == report.description,
                    "what is written is read as another report: \(report.description.debugDescription)"
                )
                expected.append(report)
            } else if let record = PlatformRecord(line: bytes.span.extracting(LinePrefix(bytes.span).end...)) {
                let again = PlatformRecord(record.description)
                try BrokenProperty.unless(
                    again?.description == record.description,
                    "what is written is read as another record: \(record)"
                )
                if case .report(let report) = record.event { expected.append(report) }
            }
        }
        let found = lines.reports.map(\.report)
        try BrokenProperty.unless(found.map(\.requestID) == expected.map(\.requestID), "the reports are others")
        for (report, wanted) in zip(found, expected) {
            var report = report
            if wanted.trace == nil { report.trace = nil }  // that of the line behind
            try BrokenProperty.unless(report == wanted, "the reports say something else")
        }
    }
}
