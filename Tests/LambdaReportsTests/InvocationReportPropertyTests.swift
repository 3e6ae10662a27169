import Chance
import LambdaReports
import Testing

@Suite("Invocation report, at random")
struct InvocationReportPropertyTests {
    @Test("A report that was written is read back equal, in any order of its fields")
    func readsBack() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let report = InvocationReport.random(using: &generator)
            let line = report.description
            #expect(InvocationReport(line) == report)

            var fields = line.dropFirst("REPORT ".count).split(whereSeparator: { $0 == "\t" || $0 == "\n" })
            fields.shuffle(using: &generator)
            #expect(InvocationReport("REPORT " + fields.joined(separator: "\t") + "\t\n") == report)
        }
    }

    @Test("Reports between other lines are all found, each with its moment")
    func findsAll() {
        var generator = SeededGenerator(seed: 2)
        // A trace behind a report would become part of it.
        let others = SampleLines.others.map(\.line).filter { XRayTrace($0) == nil }
        var expected: [LogReports.Element] = []
        var text = ""
        for number in 0..<1500 {
            let moment: String? = Bool.random(using: &generator) ? "2026-11-22T20:15:00.\(100 + number % 900)Z" : nil
            let report = InvocationReport.random(using: &generator)
            expected.append(LogReports.Element(report: report, moment: moment))
            text += others.randomElement(using: &generator).map { "\($0)\n" } ?? ""
            text += "REPORT of the day\nnothing else\n" + (moment.map { $0 + " " } ?? "") + "\(report)\n"
        }

        #expect(Array(LogLines(text).reports) == expected)
    }
}

extension InvocationReport {
    /// A report out of all the forms there are.
    fileprivate static func random(using generator: inout SeededGenerator) -> InvocationReport {
        func hundredths() -> Duration { .microseconds(10 * Int.random(in: 0...90_000_000, using: &generator)) }
        func some<Value>(_ value: @autoclosure () -> Value) -> Value? {
            Bool.random(using: &generator) ? value() : nil
        }
        func hexadecimal(_ count: Int) -> String {
            String((0..<count).map { _ in "0123456789abcdef".randomElement(using: &generator) ?? "0" })
        }
        let restoreDuration = some(hundredths())
        let status = some([InvocationStatus.failure, .error, .timeout].randomElement(using: &generator) ?? .error)
        return InvocationReport(
            requestID: [8, 4, 4, 4, 12].map(hexadecimal).joined(separator: "-"),
            duration: hundredths(),
            billedDuration: .milliseconds(Int.random(in: 0...900_000, using: &generator)),
            memorySizeMB: Int.random(in: 128...10_240, using: &generator),
            maxMemoryUsedMB: Int.random(in: 0...10_240, using: &generator),
            initDuration: some(hundredths()),
            restoreDuration: restoreDuration,
            billedRestoreDuration: restoreDuration.map { _ in .milliseconds(3) },
            status: status,
            errorType: status == .error ? some("Runtime.\(hexadecimal(6))") : nil,
            trace: some(
                XRayTrace(
                    traceID: "1-\(hexadecimal(8))-\(hexadecimal(24))",
                    segmentID: hexadecimal(16),
                    isSampled: Bool.random(using: &generator)
                )
            )
        )
    }
}
