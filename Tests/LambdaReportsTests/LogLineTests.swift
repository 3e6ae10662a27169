import LambdaReports
import Testing

@Suite("Log line")
struct LogLineTests {
    @Test("A line of Lambda's is read, and written as Lambda writes it", arguments: SampleLines.all)
    func readsAndWrites(line: String, content: LogLine.Content) {
        let read = LogLine(line)

        #expect(read == LogLine(content))
        #expect(read.description == line)
    }

    @Test("A line end changes nothing", arguments: SampleLines.all, ["\n", "\r\n", "\r"])
    func readsLineEnds(sample: (line: String, content: LogLine.Content), lineEnd: String) {
        #expect(LogLine(sample.line + lineEnd) == LogLine(sample.content))
    }

    @Test(
        "A moment and a log stream in front of a line are told from it",
        arguments: SampleLines.all,
        [
            ("2025-01-07T19:49:07.924Z\t", "2025-01-07T19:49:07.924Z"),
            ("2025-01-07T19:49:07.924Z ", "2025-01-07T19:49:07.924Z"),
            ("2025-01-07T19:49:07.924000+00:00 2025/01/07/[$LATEST]002c ", "2025-01-07T19:49:07.924000+00:00"),
            ("2025/01/07/[$LATEST]002c 2025-01-07T19:49:07.924000 ", "2025-01-07T19:49:07.924000"),
            ("2025-01-07 19:49:07.924 ", "2025-01-07 19:49:07.924"),
            ("19:49:07 ", "19:49:07"),
        ]
    )
    func readsPrefix(sample: (line: String, content: LogLine.Content), prefix: (text: String, moment: String)) {
        #expect(LogLine(prefix.text + sample.line) == LogLine(sample.content, moment: prefix.moment))
    }

    @Test("A moment is written in front of the line")
    func writesMoment() {
        let end = LogLine(
            .timeout(InvocationTimeout(requestID: SampleLines.id, timeout: .milliseconds(900_000))),
            moment: "2025-01-07T19:49:07.924Z"
        )

        #expect(end.description == "2025-01-07T19:49:07.924Z \(SampleLines.id) Task timed out after 900.00 seconds")
        #expect(LogLine(end.description) == end)
    }

    @Test(
        "What a function says stays as it is",
        arguments: [
            "", " ", "hello", "REPORT", "REPORT ", "REPORT for the board: all well", "START", "START RequestId: ",
            "START RequestId: x", "START RequestId:  Version: 1", "START RequestId: x Version: ", "END",
            "END RequestId: ", "RequestId: x", "RequestId: x Error: ", "INIT_START", "INIT_START Runtime: x",
            "INIT_REPORT Phase: init", "RESTORE_REPORT Status: timeout", "RESTORE_START x", "XRAY TraceId: 1-2-3",
            "x Task timed out after 3.00 seconds", "\(SampleLines.id) Task timed out after 3.00",
            "\(SampleLines.id) Task timed out after three seconds", "Runtime.", "Runtime.exit", "Runtime.Exit Error",
            "EXTENSION", "2025-01-07T19:49:07.924Z", "2025-01-07T19:49:07.924Z ", "12:34:56 7 of 9",
            "2025-01-07T19:49:07.924Z\t\(SampleLines.id)\tINFO\tREPORT RequestId: x", "{\"level\":\"INFO\"}",
            " REPORT RequestId: x\tDuration: 1.00 ms", "grüße an alle\t", "\u{0}",
        ]
    )
    func keepsText(text: String) {
        #expect(LogLine(text) == LogLine(.text(text)))
        #expect(LogLine(text + "\n").description == text)
        #expect(LogLine(text + "\r\n").description == text)
    }

    @Test(
        "A carriage return is part of a text, unless a line feed follows it",
        arguments: ["hello\r", "\r", "hello\r\r"]
    )
    func keepsCarriageReturn(text: String) {
        #expect(LogLine(text) == LogLine(.text(text)))
        #expect(LogLine(text + "\r\n") == LogLine(.text(text)))
    }

    @Test("A text that is no UTF-8 is mended, not refused")
    func mendsText() {
        let bytes: [UInt8] = [0x52, 0xFF, 0x45]

        #expect(LogLine(line: bytes.span) == LogLine(.text("R\u{FFFD}E")))
    }

    @Test("A start without its runtime's ARN is read")
    func readsShortStart() {
        let line = LogLine("INIT_START Runtime Version: provided:al2023.v109")

        #expect(line.content == .initStart(EnvironmentStart(runtimeVersion: "provided:al2023.v109")))
        #expect(line.description == "INIT_START Runtime Version: provided:al2023.v109")
    }

    @Test("A status of success is left out")
    func leavesOutSuccess() {
        let initReport = InitReport(initDuration: .milliseconds(80), phase: .initialization, status: .success)
        let restoreReport = RestoreReport(restoreDuration: .milliseconds(80), status: .success)

        #expect(initReport.description == "INIT_REPORT Init Duration: 80.00 ms\tPhase: init")
        #expect(restoreReport.description == "RESTORE_REPORT Restore Duration: 80.00 ms")
    }
}
