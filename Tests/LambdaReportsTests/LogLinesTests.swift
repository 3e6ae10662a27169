import LambdaReports
import Testing

@Suite("Log lines")
struct LogLinesTests {
    @Test("The lines of a text are read in order", arguments: ["\n", "\r\n"])
    func readsLines(lineEnd: String) {
        let text = SampleLines.all.map { $0.line + lineEnd }.joined()

        #expect(LogLines(text).map(\.content) == SampleLines.all.map(\.content))
    }

    @Test("The reports of a text are read in order", arguments: ["\n", "\r\n"])
    func readsReports(lineEnd: String) {
        let text = SampleLines.reports
            .map { "START RequestId: x Version: 1\(lineEnd)some text\(lineEnd)\($0.line)\(lineEnd)" }.joined()

        #expect(LogLines(text).reports.map(\.report) == SampleLines.reports.map(\.report))
    }

    @Test("A trace on the next line belongs to its report, with a moment in front of both or of neither")
    func readsTraces() {
        var traced = SampleLines.coldReport
        traced.trace = SampleLines.trace
        let text = """
            2025-01-07T19:49:07.924Z\t\(SampleLines.coldLine)
            2025-01-07T19:49:07.924Z\t\(SampleLines.traceLine)
            \(SampleLines.coldLine)
            \(SampleLines.traceLine)
            \(SampleLines.coldLine)
            END RequestId: x
            \(SampleLines.traceLine)

            """

        let found = Array(LogLines(text).reports)

        #expect(
            found == [
                LogReports.Element(report: traced, moment: "2025-01-07T19:49:07.924Z"),
                LogReports.Element(report: traced),
                LogReports.Element(report: SampleLines.coldReport),
            ]
        )
    }

    @Test("A report that has its trace on its own line takes none from the next")
    func keepsOwnTrace() {
        var traced = SampleLines.coldReport
        traced.trace = SampleLines.trace
        let other = SampleLines.traceLine.replacing("1-5e34a66a", with: "1-00000000")

        let found = LogLines("\(SampleLines.coldLine)\(SampleLines.traceLine)\n\(other)\n").reports.map(\.report)

        #expect(found == [traced])
    }

    @Test("The last line counts without a line feed only where it is known to be whole")
    func readsLastLine() {
        let text = "END RequestId: x\n" + SampleLines.coldLine

        #expect(LogLines(text).map(\.content) == [.end(requestID: "x")])
        #expect(LogLines(text).reports.map(\.report).isEmpty)
        #expect(LogLines(text, endsWhole: true).reports.map(\.report) == [SampleLines.coldReport])
    }

    @Test("A text read in pieces has the lines of the whole", arguments: [1, 7, 64, 500])
    func readsPieces(size: Int) {
        let text = Array(SampleLines.all.map { $0.line + "\n" }.joined().utf8)
        var rest: [UInt8] = []
        var found: [LogLine.Content] = []
        for start in stride(from: 0, to: text.count, by: size) {
            let lines = LogLines(rest + text[start..<min(start + size, text.count)])
            found += lines.map(\.content)
            rest = Array(lines.bytes[lines.end...])
        }

        #expect(rest.isEmpty)
        #expect(found == SampleLines.all.map(\.content))
    }

    @Test("A text without lines has none", arguments: ["", "x"])
    func readsNothing(text: String) {
        #expect(Array(LogLines(text)).isEmpty)
        #expect(Array(LogLines(text).reports).isEmpty)
    }

    @Test("Empty lines are lines")
    func readsEmptyLines() {
        #expect(LogLines("\n\r\n\n").map(\.content) == [.text(""), .text(""), .text("")])
    }

    @Test("What an invocation returns of its log is read, cut at the beginning")
    func readsTail() {
        let tail =
            "ly words of a function\n\(SampleLines.id) Task timed out after 3.00 seconds\n\n"
            + "END RequestId: \(SampleLines.id)\n\(SampleLines.coldLine)\n"

        let lines = LogLines(tail).map(\.content)

        #expect(
            lines == [
                .text("ly words of a function"),
                .timeout(InvocationTimeout(requestID: SampleLines.id, timeout: .seconds(3))),
                .text(""),
                .end(requestID: SampleLines.id),
                .report(SampleLines.coldReport),
            ]
        )
    }
}
