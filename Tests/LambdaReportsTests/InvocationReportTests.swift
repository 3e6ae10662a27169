import LambdaReports
import Testing

@Suite("Invocation report")
struct InvocationReportTests {
    @Test("Fields are read in any order", arguments: SampleLines.reports)
    func readsAnyOrder(line: String, report: InvocationReport) {
        var fields = line.dropFirst("REPORT ".count).split(separator: "\t")
        for _ in fields.indices {
            fields.append(fields.removeFirst())

            #expect(InvocationReport("REPORT " + fields.joined(separator: "\t")) == report)
            #expect(InvocationReport("REPORT " + fields.reversed().joined(separator: "\t") + "\t\n") == report)
        }
    }

    @Test("The trace is read from the same line and from the next", arguments: ["", "\n", "\r\n"], ["", "\t", "\t\n"])
    func readsTrace(before: String, after: String) throws {
        let trace = "XRAY TraceId: 1-5e34a66a-474e0a2d7c2534a87870b437\tSegmentId: 073cbe5f3e442861\tSampled: true"
        var expected = SampleLines.coldReport
        expected.trace = SampleLines.trace

        #expect(InvocationReport(SampleLines.coldLine + before + trace + after) == expected)
    }

    @Test("The trace is written on a line of its own")
    func writesTrace() {
        var report = SampleLines.coldReport
        report.trace = SampleLines.trace

        #expect(report.description == SampleLines.coldLine + "\n" + SampleLines.traceLine)
    }

    @Test("A trace that is not sampled is read and written")
    func readsUnsampledTrace() throws {
        let line = SampleLines.traceLine.replacing("true", with: "false")

        let trace = try #require(XRayTrace(line))

        #expect(!trace.isSampled)
        #expect(trace.description == line)
    }

    @Test("An unknown field is passed over, wherever it stands")
    func passesOverUnknownFields() {
        let fields = SampleLines.coldLine.split(separator: "\t")
        for position in 1...fields.count {
            for unknown in ["Network Used: 12 MB", "Snapshot: yes: no", "bare"] {
                var more = fields
                more.insert(Substring(unknown), at: position)

                #expect(InvocationReport(more.joined(separator: "\t") + "\t") == SampleLines.coldReport)
            }
        }
    }

    @Test(
        "A value that is no number of its unit makes it no report",
        arguments: [
            "", "ms", " ms", "1", "1 m", "1 MB", "1  ms", "1ms", "-1.00 ms", "+1 ms", "1. ms", ".5 ms", "1.2.3 ms",
            "1,5 ms", "1e3 ms", "٣ ms", "NaN ms", "0x10 ms", "1 ms more", "9999999999999 ms", "1.0000001 ms",
            "99999999999999999999999999 ms",
        ]
    )
    func refusesNumber(value: String) {
        let line = SampleLines.coldLine.replacing("166.62 ms", with: value)

        #expect(InvocationReport(line.replacing("Duration: 128.83 ms", with: "Duration: \(value)")) == nil)
        #expect(value.isEmpty || InvocationReport(line) == nil)
    }

    @Test(
        "A memory size that is no whole number of MB makes it no report",
        arguments: ["74", "74 ms", "7.5 MB", "x MB"]
    )
    func refusesSize(value: String) {
        #expect(InvocationReport(SampleLines.coldLine.replacing("74 MB", with: value)) == nil)
        #expect(InvocationReport(SampleLines.coldLine.replacing("128 MB", with: value)) == nil)
    }

    @Test("A line without a field that every report has is no report", arguments: 0..<5)
    func refusesMissingField(position: Int) {
        var fields = SampleLines.coldLine.dropFirst("REPORT ".count).split(separator: "\t")
        fields.remove(at: position)

        #expect(InvocationReport("REPORT " + fields.joined(separator: "\t") + "\t") == nil)
    }

    @Test("The emulator that AWS publishes puts the init duration first, and is understood")
    func readsPublishedEmulator() throws {
        let line = """
            REPORT RequestId: \(SampleLines.id)\tInit Duration: 0.18 ms\tDuration: 253.43 ms\tBilled Duration: 254 ms\t\
            Memory Size: 128 MB\tMax Memory Used: 128 MB\t
            """

        let report = try #require(InvocationReport(line))

        #expect(report.initDuration == .microseconds(180))
        #expect(report.duration == .microseconds(253_430))
    }

    @Test("A status that is not known yet is kept")
    func keepsUnknownStatus() throws {
        let report = try #require(InvocationReport(SampleLines.coldLine + "Status: paused\n"))

        #expect(report.status == InvocationStatus("paused"))
    }

    @Test("An error type without a status is read and written")
    func readsLoneErrorType() throws {
        var report = SampleLines.coldReport
        report.errorType = "Runtime.ExitError"

        #expect(report.description == SampleLines.coldLine + "Error Type: Runtime.ExitError")
        #expect(InvocationReport(report.description) == report)
    }

    @Test("Only the first invocation of an environment is one", arguments: SampleLines.reports)
    func tellsFirstOfEnvironment(line: String, report: InvocationReport) {
        #expect(
            report.isFirstOfEnvironment == (line.contains("\tInit Duration") || line.contains("\tRestore Duration"))
        )
    }

    @Test(
        "The bill is the sum of its parts, rounded up once",
        arguments: [
            (301_678, 8400, 0, 3101), (13_361, 8000, 0, 214), (25_006, 10_077, 0, 351), (30_634, 0, 30_300, 610),
            (12_710, 0, 2600, 154), (15_987, 0, 11_800, 278), (100, 0, 0, 1), (101, 0, 0, 2), (0, 0, 0, 0),
            (33, 33, 33, 1),
        ]
    )
    func bills(duration: Int, initDuration: Int, restore: Int, billed: Int) {
        let sum = InvocationReport.billedDuration(
            duration: .microseconds(duration * 10),
            initDuration: .microseconds(initDuration * 10),
            billedRestoreDuration: .microseconds(restore * 10)
        )

        #expect(sum == .milliseconds(billed))
    }

    @Test(
        "Durations are rounded to the hundredth of a millisecond",
        arguments: [
            (0, "0.00"), (4999, "0.00"), (5000, "0.01"), (10_000, "0.01"), (994_999, "0.99"), (995_000, "1.00"),
            (1_000_000, "1.00"), (128_834_999, "128.83"), (900_000_000_000_000, "900000000.00"),
        ]
    )
    func rounds(nanoseconds: Int, text: String) {
        var report = SampleLines.coldReport
        report.duration = .nanoseconds(nanoseconds)

        #expect(report.description.contains("\tDuration: \(text) ms\t"))
    }
}
